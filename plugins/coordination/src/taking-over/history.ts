import { deadlineKeys, events } from '@heli/contracts/coordination';
import type { EventData, EventDetail, EventType, FactWithDetail, TakeoverContext } from '@heli/sdk';
import { CaseEvent } from '../case-event.entity.js';
import { wordsOf, type Subject } from '../record.js';

/** A fact of the contract that another mechanism has recorded. */
export type FactOf<E extends EventType> = FactWithDetail<EventData<E>, EventDetail<E>>;

interface FellDue {
  readonly caseId?: string;
  readonly whistleId?: string;
  readonly unitId?: string;
  readonly cycle?: number;
  readonly round?: number;
  readonly corrects?: boolean;
}

/** A deadline's fact is kept under the deadline's key, as the reaction does that may hear of it too. */
function idOf(type: string, id: string, data: FellDue): string {
  const { caseId = '', cycle = 0, round = 0, whistleId = '', unitId = '', corrects } = data;
  const key = {
    [events.caseFellDue.type]: deadlineKeys.due(caseId, cycle),
    [events.contactFellDue.type]: deadlineKeys.contact(caseId, cycle, round),
    [events.whistleFellDue.type]: deadlineKeys.whistle(whistleId, unitId),
  }[type];
  if (key === undefined) return id;
  return corrects ? `${key}:corrected` : key;
}

/** Keeps a fact in the history of what it is about. */
export async function keepFact(
  ctx: TakeoverContext,
  fact: FactWithDetail<object>,
  subject: Subject | undefined,
  subjectId: string,
): Promise<void> {
  const { type, occurredAt: at, actorId: actor, imported, organisation, data } = fact;
  const id = idOf(type, fact.id, data);
  if (await ctx.em.findOne(CaseEvent, { id })) return;
  if (subject) subject.facts = (subject.facts ?? 0) + 1;
  ctx.em.create(CaseEvent, {
    ...{ id, organisation, at, actor, imported, subject: subjectId, place: subject?.facts ?? 0 },
    name: type.slice(type.indexOf('.') + 1),
    data: { ...data },
    detail: wordsOf(fact.detail),
  });
}
