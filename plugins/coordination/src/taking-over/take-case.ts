import { eventsOfCases as events } from '@heli/contracts/coordination';
import { takeOver, type EventData, type Takeover, type TakeoverContext } from '@heli/sdk';
import { Case, type CaseItem } from '../case.entity.js';
import { newCase } from '../new-case.js';
import { caseChanges, change } from './case-facts.js';
import { keepFact, type FactOf } from './history.js';

type Events = typeof events;
type CaseFact = FactOf<Events['caseReported']> | FactOf<Events['caseFiled']>;

/** The case of its first fact: a report, or a record of another system. */
function openCase(ctx: TakeoverContext, fact: CaseFact): CaseItem {
  const { data, occurredAt: at } = fact;
  const { title, description, place } = (fact.detail ?? {}) as Readonly<Record<string, string | undefined>>;
  const { source = null, sourceId = null } = data as Partial<EventData<Events['caseFiled']>>;
  return ctx.em.create(Case, {
    ...{ ...newCase, id: data.caseId, organisation: fact.organisation, owner: fact.actorId, coUnitIds: [] },
    // Of a report whose words were erased nothing is left but its number.
    ...{ number: data.number, title: title ?? (sourceId === null ? '—' : sourceId) },
    ...{ description: description ?? null, place: place ?? null, category: data.category },
    ...{ severity: data.severity, origin: data.origin, channel: data.channel ?? null, source, sourceId },
    ...{ state: 'reported', stepSince: at, lastAt: at, reportedAt: at },
  });
}

const isFirst = (fact: { type: string }): fact is CaseFact =>
  fact.type === events.caseReported.type || fact.type === events.caseFiled.type;

const { whistleBlown: _blown, whistleArrived: _arrived, whistleConcluded: _concluded, ...rest } = events;
const { whistleFellDue: _fellDue, ...caseEvents } = rest;

/** Cases and their history, from the facts that another mechanism has recorded. */
export const takeCases: readonly Takeover[] = Object.entries(caseEvents).map(([name, event]) =>
  takeOver(event, async (ctx, fact) => {
    const { caseId } = fact.data;
    const known = await ctx.em.findOne(Case, { id: caseId });
    const item = known ?? (isFirst(fact) ? openCase(ctx, fact) : undefined);
    if (!item) return;
    const settles = name.endsWith('FellDue');
    const changeOf = caseChanges[name as keyof Events] as
      ((item: CaseItem, data: object, fact: object, ctx: TakeoverContext) => Partial<CaseItem>) | undefined;
    if (!settles) change(item, changeOf?.(item, fact.data, fact, ctx) ?? {}, fact.occurredAt, fact.data);
    await keepFact(ctx, fact, settles ? undefined : item, caseId);
  }),
);
