import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { record } from '../shared/record.js';
import {
  actionAs,
  actionOf,
  armDue,
  disarm,
  isOverdue,
  move,
  outcomeOf,
  refuseOwn,
  tellUnit,
} from './actions.js';

/** Not good yet: what had been counted as on time is taken back. */
export const reworkAction = handle(council.commands.reworkAction, async (ctx, { actionId, reason }) => {
  const item = await actionOf(ctx, actionId);
  refuseOwn(ctx, item);
  move(item, 'rework');
  const overdue = isOverdue(item, ctx.now);
  const takesBack = overdue && item.submittedAt != null && item.submittedAt <= item.due;
  item.reworks += 1;
  item.submittedAt = null;
  armDue(ctx, item, false);
  record(ctx, actionAs(item), events.actionReworked, {
    data: { actionId, due: item.due, takesBack, isOverdue: overdue },
    detail: { reason },
  });
  await tellUnit(ctx, item, 'actionReworked', true);
  return outcomeOf(item);
});

/** Somebody else has seen that it is done. */
export const verifyAction = handle(council.commands.verifyAction, async (ctx, { actionId, note }) => {
  const item = await actionOf(ctx, actionId);
  refuseOwn(ctx, item);
  move(item, 'verify');
  item.verifiedBy = ctx.actorId;
  item.verifiedAt = ctx.now;
  record(ctx, actionAs(item), events.actionVerified, {
    data: { actionId },
    ...(note !== undefined && { detail: { note } }),
  });
  await tellUnit(ctx, item, 'actionVerified');
  return outcomeOf(item);
});

export const closeAction = handle(council.commands.closeAction, async (ctx, { actionId }) => {
  const item = await actionOf(ctx, actionId);
  move(item, 'close');
  // Its due still falls: what was submitted in time counts on its day.
  if (item.due <= ctx.now) disarm(ctx, item);
  record(ctx, actionAs(item), events.actionClosed, { data: { actionId } });
  return outcomeOf(item);
});
