import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { settleContact } from '../deadlines.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** First contact with whoever reported it: step 4, 任务处理, begins. */
export const contact = handle(coordination.commands.contact, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'contact', input.at);
  item.contactedBy = ctx.actorId;
  const late = item.dueContact != null && at > item.dueContact;
  record(ctx, item, events.caseContacted, { at, data: { ...moved, late }, detail: { note: input.note } });
  settleContact(ctx, item, at);
  return { caseId: item.id, state: item.state };
});
