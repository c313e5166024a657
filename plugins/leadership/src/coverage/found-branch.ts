import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveCoverage } from './coverages.js';
import { record, subjectOf } from '../kit.js';

/** 单独支部: with three full members a branch of its own is due. */
export const foundBranch = handle(leadership.commands.foundBranch, async (ctx, { coverageId, note }) => {
  const { item, data } = await moveCoverage(ctx, coverageId, 'found');
  record(ctx, subjectOf('coverage', item), events.ownBranchFounded, { data, detail: { note } });
  return { coverageId, state: item.state };
});
