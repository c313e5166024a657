import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** The lead unit takes it on. */
export const sign = handle(coordination.commands.sign, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'sign', input.at);
  item.signedBy = ctx.actorId;
  const late = item.dueSign != null && at > item.dueSign;
  record(ctx, item, events.caseSigned, { at, data: { ...moved, late }, detail: { note: input.note } });
  return { caseId: item.id, state: item.state };
});
