import { events } from '@heli/contracts/incentives';
import type { WriteContext } from '@heli/sdk';
import { Entry, type EntryItem } from '../entities/entry.entity.js';
import type { PaymentItem } from '../entities/rule.entity.js';
import { record, subjectOf } from '../kit.js';
import { approveNow, naming } from './entries.js';

/** What an entry should have been, by the decision on an appeal: approved by it, and still to come under notice. */
export function computeCorrected(
  ctx: WriteContext,
  payment: PaymentItem,
  wrong: EntryItem,
  amount: number,
): void {
  const item = ctx.em.create(Entry, {
    ...{ id: ctx.id(), facts: 0, organisation: wrong.organisation, owner: ctx.actorId },
    ...{ unit: wrong.unit, personId: wrong.personId, paymentId: payment.id, ruleId: wrong.ruleId },
    ...{ series: wrong.series, code: wrong.code, version: wrong.version, trigger: wrong.trigger },
    ...{ factId: wrong.factId, teller: wrong.teller, amount, at: wrong.at, flags: [...wrong.flags] },
    ...{ evidenceNeeded: false, publicityDays: wrong.publicityDays, state: 'approved' },
  });
  approveNow(ctx, item);
  payment.entryId = item.id;
  const { version, factId, flags } = item;
  const subject = subjectOf('entry', item);
  record(ctx, subject, events.entryComputed, {
    data: { ...naming(item), version, factId, flags: [...flags], capped: false },
  });
  record(ctx, subject, events.entryApproved, { data: naming(item) });
}
