import { events, type CaseState } from '@heli/contracts/coordination';
import { takeOver, type Takeover, type TakeoverContext } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { Whistle, WhistleCall } from '../whistle.entity.js';
import { keepFact } from './history.js';

/** A whistle moves its case as well. */
async function moveCase(
  ctx: TakeoverContext,
  caseId: string | undefined,
  state: CaseState,
  at: string,
): Promise<void> {
  const item = caseId === undefined ? null : await ctx.em.findOne(Case, { id: caseId });
  if (item) Object.assign(item, { state, lastAt: at });
}

/** Whistles, their calls and their history, from the facts that another mechanism has recorded. */
export const takeWhistles: readonly Takeover[] = [
  takeOver(events.whistleBlown, async (ctx, fact) => {
    const { whistleId: id, caseId, kind, category, calledUnitIds, arriveBy } = fact.data;
    const { organisation, occurredAt: at } = fact;
    if (await ctx.em.findOne(Whistle, { id })) return;
    const whistle = ctx.em.create(Whistle, {
      ...{ id, organisation, owner: fact.actorId, caseId: caseId ?? null, kind, category: category ?? null },
      ...{ title: fact.detail?.title ?? '—', place: fact.detail?.place ?? null },
      ...{ state: 'blown', blownAt: at, arriveBy, facts: 0 },
    });
    for (const unit of calledUnitIds)
      ctx.em.create(WhistleCall, { id: ctx.id(), organisation, whistleId: id, unit, arriveBy });
    await keepFact(ctx, fact, whistle, id);
    await moveCase(ctx, caseId, 'joint', at);
  }),
  takeOver(events.whistleArrived, async (ctx, fact) => {
    const { whistleId, unitId } = fact.data;
    const call = await ctx.em.findOne(WhistleCall, { whistleId, unit: unitId });
    if (call) Object.assign(call, { arrivedAt: fact.occurredAt, arrivedBy: fact.actorId });
    await keepFact(ctx, fact, (await ctx.em.findOne(Whistle, { id: whistleId })) ?? undefined, whistleId);
  }),
  takeOver(events.whistleConcluded, async (ctx, fact) => {
    const { whistleId, caseId, rating } = fact.data;
    const { occurredAt: at } = fact;
    const whistle = await ctx.em.findOne(Whistle, { id: whistleId });
    if (whistle) Object.assign(whistle, { state: 'concluded', concludedAt: at, rating: rating ?? null });
    await keepFact(ctx, fact, whistle ?? undefined, whistleId);
    await moveCase(ctx, caseId, 'inProgress', at);
  }),
  takeOver(events.whistleFellDue, async (ctx, fact) => {
    await keepFact(ctx, fact, undefined, fact.data.whistleId);
  }),
];
