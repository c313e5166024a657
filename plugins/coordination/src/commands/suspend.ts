import { coordination, events } from '@heli/contracts/coordination';
import { handle, Refusal } from '@heli/sdk';
import { disarmDue } from '../deadlines.js';
import { caseOf, iso, move } from '../flow.js';
import { record } from '../record.js';

/** 挂账: its clock stands still until it is resumed; what has fallen due already stays overdue. */
export const suspend = handle(coordination.commands.suspend, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at } = move(ctx, item, 'suspend');
  const reviewAt = iso(input.reviewAt);
  if (reviewAt <= ctx.now)
    throw new Refusal('invalid', 'coordination.refusal.reviewNotLater', {}, 'reviewAt');
  if (item.due && item.due > ctx.now) {
    item.dueLeft = ctx.clock.minutesBetween(ctx.now, item.due, item.clock);
    item.due = null;
    disarmDue(ctx, item);
  }
  item.suspendedAt = at;
  item.reviewAt = reviewAt;
  record(ctx, item, events.caseSuspended, {
    at,
    data: { caseId: item.id, reviewAt },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});
