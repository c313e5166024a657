import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveCoverage } from './coverages.js';
import { record, subjectOf } from '../kit.js';

/** The branch is no more, or the unit itself: then it leaves the register. */
export const lapseCoverage = handle(leadership.commands.lapseCoverage, async (ctx, input) => {
  const { coverageId, reason, note } = input;
  const { item, data } = await moveCoverage(ctx, coverageId, 'lapse', reason);
  record(ctx, subjectOf('coverage', item), events.coverageLapsed, {
    data: { ...data, reason },
    detail: { note },
  });
  return { coverageId, state: item.state };
});
