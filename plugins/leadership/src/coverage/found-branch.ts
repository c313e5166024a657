import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { record, subjectOf } from '../shared/record.js';
import { moveCoverage } from './coverages.js';

/** 单独支部: with three full members a branch of its own is due. */
export const foundBranch = handle(leadership.commands.foundBranch, async (ctx, { coverageId, note }) => {
  const { item, data } = await moveCoverage(ctx, coverageId, 'found');
  record(ctx, subjectOf('coverage', item), events.ownBranchFounded, { data, detail: { note } });
  return { coverageId, state: item.state };
});
