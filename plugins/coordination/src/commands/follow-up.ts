import { coordination, events } from '@heli/contracts/coordination';
import { handle, Refusal } from '@heli/sdk';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** Step 7, 综合评价: whoever reported it is asked whether it is solved and how satisfied they are. */
export const followUp = handle(coordination.commands.followUp, async (ctx, input) => {
  const { contacted, solved, satisfied, excluded } = input;
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'followUp', input.at);
  const answers = [solved, satisfied].filter((answer) => answer !== undefined).length;
  if (contacted && answers < 2)
    throw new Refusal('invalid', 'coordination.refusal.answersMissing', {}, solved ? 'satisfied' : 'solved');
  if (!contacted && answers > 0)
    throw new Refusal('invalid', 'coordination.refusal.answersUnexpected', {}, 'contacted');
  item.solved = solved ?? null;
  record(ctx, item, events.caseFollowedUp, {
    at,
    data: { ...moved, contacted, solved, satisfied, excluded },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});
