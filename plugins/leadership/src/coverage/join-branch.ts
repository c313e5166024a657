import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveCoverage } from './coverages.js';
import { record, subjectOf } from '../kit.js';

/** 联合支部: its members belong to a branch together with those of others. */
export const joinBranch = handle(leadership.commands.joinBranch, async (ctx, { coverageId, note }) => {
  const { item, data } = await moveCoverage(ctx, coverageId, 'join');
  record(ctx, subjectOf('coverage', item), events.jointBranchJoined, { data, detail: { note } });
  return { coverageId, state: item.state };
});
