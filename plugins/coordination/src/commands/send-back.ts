import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import type { CaseItem } from '../case.entity.js';
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
  Object.assign(item, undispatched);
  record(ctx, item, events.caseReturned, {
    at,
    data: { ...moved, reason: input.reason, returns: item.returns, dispatchedAt: item.dispatchedAt ?? at },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});

export const undispatched = {
  unit: null,
  due: null,
  dueSign: null,
  dueContact: null,
} as const satisfies Partial<CaseItem>;
