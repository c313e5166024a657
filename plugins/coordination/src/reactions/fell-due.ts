import { deadlineKeys, events } from '@heli/contracts/coordination';
import { react, type EventType, type FactWithDetail, type WriteContext } from '@heli/sdk';
import { CaseEvent } from '../case-event.entity.js';

/** Keeps a deadline's fact in the history, unless the mechanism recorded it itself, as an import does. */
async function keep(
  ctx: WriteContext,
  event: EventType,
  fact: FactWithDetail<{ due: string; met: boolean; corrects?: boolean | undefined }, never>,
  subject: string,
  key: string,
): Promise<void> {
  const id = fact.data.corrects ? `${key}:corrected` : key;
  if (await ctx.em.findOne(CaseEvent, { id })) return;
  ctx.em.create(CaseEvent, {
    id,
    organisation: fact.organisation,
    subject,
    name: event.type.slice(event.type.indexOf('.') + 1),
    at: fact.occurredAt,
    place: 0,
    actor: fact.actorId,
    imported: fact.imported,
    data: { ...fact.data },
    detail: {},
  });
}

export const keepCaseFellDue = react(events.caseFellDue, (ctx, fact) =>
  keep(ctx, events.caseFellDue, fact, fact.data.caseId, deadlineKeys.due(fact.data.caseId, fact.data.cycle)),
);
export const keepContactFellDue = react(events.contactFellDue, (ctx, fact) => {
  const { caseId, cycle, round } = fact.data;
  return keep(ctx, events.contactFellDue, fact, caseId, deadlineKeys.contact(caseId, cycle, round));
});
export const keepWhistleFellDue = react(events.whistleFellDue, (ctx, fact) => {
  const { whistleId, unitId } = fact.data;
  return keep(ctx, events.whistleFellDue, fact, whistleId, deadlineKeys.whistle(whistleId, unitId));
});
