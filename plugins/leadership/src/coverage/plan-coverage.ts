import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveCoverage } from './coverages.js';
import { record, subjectOf } from '../kit.js';

/** How and when the unit is to be covered has been settled. */
export const planCoverage = handle(leadership.commands.planCoverage, async (ctx, { coverageId, note }) => {
  const { item, data } = await moveCoverage(ctx, coverageId, 'plan');
  record(ctx, subjectOf('coverage', item), events.coveragePlanned, { data, detail: { note } });
  return { coverageId, state: item.state };
});
