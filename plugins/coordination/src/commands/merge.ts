import { coordination, events } from '@heli/contracts/coordination';
import { handle, Refusal } from '@heli/sdk';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

const ended = ['rejected', 'merged', 'archived'];

/** The same matter has a case already. */
export const merge = handle(coordination.commands.merge, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  if (input.into === item.id)
    throw new Refusal('invalid', 'coordination.refusal.mergeIntoItself', {}, 'into');
  const other = await caseOf(ctx, input.into, 'into');
  if (ended.includes(other.state))
    throw new Refusal('conflict', 'coordination.refusal.mergeIntoEnded', {}, 'into');
  const { at, moved } = move(ctx, item, 'merge', input.at);
  item.mergedInto = other.id;
  record(ctx, item, events.caseMerged, {
    at,
    data: { ...moved, into: other.id },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});
