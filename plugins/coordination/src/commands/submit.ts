import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { takeEvidence } from '../evidence.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** Step 5, 处理反馈: the lead unit says what came of it. */
export const submit = handle(coordination.commands.submit, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'submit', input.at);
  const taken = ctx.clock.minutesBetween(item.dispatchedAt ?? at, at, item.clock);
  const minutes = Math.max(0, taken - item.suspendedMinutes);
  item.handledBy = ctx.actorId;
  item.handledAt = at;
  item.handledMinutes = minutes;
  item.outcome = input.outcome;
  record(ctx, item, events.caseHandled, {
    at,
    data: {
      ...moved,
      outcome: input.outcome,
      minutes,
      evidence: await takeEvidence(ctx, item.id, input.files),
    },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});
