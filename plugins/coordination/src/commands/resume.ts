import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { armDue } from '../deadlines.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** The clock runs again with the time that was left. */
export const resume = handle(coordination.commands.resume, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at } = move(ctx, item, 'resume');
  const suspendedMinutes = ctx.clock.minutesBetween(item.suspendedAt ?? at, at, item.clock);
  item.suspendedMinutes += suspendedMinutes;
  item.suspendedAt = null;
  item.reviewAt = null;
  if (item.dueLeft != null) {
    item.due = ctx.clock.add(at, { minutes: item.dueLeft }, item.clock);
    item.dueLeft = null;
    armDue(ctx, item);
  }
  record(ctx, item, events.caseResumed, {
    at,
    data: { caseId: item.id, due: item.due ?? undefined, suspendedMinutes },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});
