import { coordination, events } from '@heli/contracts/coordination';
import { handle, Refusal } from '@heli/sdk';
import { bookDue, settleDue } from './deadlines.js';
import { move } from './life.js';
import { find, hand, standing, tell } from './tell.js';

const { commands } = coordination;

export const confirm = handle(commands.confirm, async (ctx, { caseId, at: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'confirm', moment);
  const { cycle, due, reworks, outcome } = item;
  const late = due !== null && at > due;
  const data = { ...moved, cycle, outcome: outcome ?? 'resolved', due: due ?? undefined, late, reworks };
  tell(ctx, row, events.caseClosed, { at, data, detail: { note } });
  settleDue(ctx, item, at);
  return standing(ctx, row);
});

export const rework = handle(commands.rework, async (ctx, { caseId, at: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'rework', moment);
  const data = { ...moved, handledAt: item.handledAt ?? at, minutes: item.minutes };
  tell(ctx, row, events.caseReworked, { at, data, detail: { note } });
  return standing(ctx, row);
});

export const followUp = handle(commands.followUp, async (ctx, input) => {
  const { caseId, contacted, solved, satisfied, excluded, note } = input;
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'followUp', input.at);
  if (contacted && (solved === undefined || satisfied === undefined))
    throw new Refusal('invalid', 'coordination.refusal.answersMissing', {}, solved ? 'satisfied' : 'solved');
  if (!contacted && (solved ?? satisfied) !== undefined)
    throw new Refusal('invalid', 'coordination.refusal.answersUnexpected', {}, 'contacted');
  const data = { ...moved, contacted, solved, satisfied, excluded };
  tell(ctx, row, events.caseFollowedUp, { at, data, detail: { note } });
  return standing(ctx, row);
});

export const reopen = handle(commands.reopen, async (ctx, { caseId, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'reopen');
  const { due, closedAt, cycle, reworks } = item;
  const settled = due !== null && due <= ctx.now;
  // What has not fallen due is booked as not met: what counts as overdue is the next cycle.
  if (!settled) bookDue(ctx, item, { met: false, reopened: true });
  tell(ctx, row, events.caseReopened, {
    at,
    data: {
      ...{ ...moved, cycle: cycle + 1, closedAt: closedAt ?? at, due: due ?? undefined },
      ...{
        countedOnTime: settled && (closedAt ?? at) <= due,
        countedClosed: settled,
        countedRework: reworks > 0,
      },
    },
    detail: { note },
  });
  await hand(ctx, row, []);
  return standing(ctx, row);
});

export const archive = handle(commands.archive, async (ctx, { caseId }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'archive');
  tell(ctx, row, events.caseArchived, { at, data: moved });
  return standing(ctx, row);
});
