import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { disarmContact, disarmDue } from '../deadlines.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** 退单: not for this unit. Its deadlines end with the dispatch; the third return goes to arbitration. */
export const sendBack = handle(coordination.commands.sendBack, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'sendBack');
  disarmDue(ctx, item);
  disarmContact(ctx, item);
  item.returns += 1;
  item.unit = null;
  item.due = null;
  item.dueSign = null;
  item.dueContact = null;
  record(ctx, item, events.caseReturned, {
    at,
    data: { ...moved, reason: input.reason, returns: item.returns, dispatchedAt: item.dispatchedAt ?? at },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});
