import { steps, type CaseState, type Step } from '@heli/contracts/coordination';
import { Refusal, type ReadContext, type WriteContext } from '@heli/sdk';
import { Case, type CaseItem } from './case.entity.js';
import { follow, stepOf, type Verb } from './life-cycle.js';
import { settings } from './settings.js';

/** What a transition event says about the funnel. */
export interface Moved {
  readonly caseId: string;
  readonly from: Step | null;
  readonly to: Step | null;
  readonly reached: Step[];
}

/** UTC with milliseconds, so that times compare as text. */
export const iso = (moment: string): string => new Date(moment).toISOString();

/** @throws Refusal not-found when there is no such case or it lies outside the actor's scope */
export async function caseOf(ctx: ReadContext, caseId: string, field = 'caseId'): Promise<CaseItem> {
  const item = await ctx.em.findOne(Case, { id: caseId });
  if (!item) throw new Refusal('not-found', 'coordination.refusal.unknownCase', {}, field);
  return item;
}

/**
 * When something happened: now, or an earlier moment that the caller names.
 * @throws Refusal when that lies in the future or before the last fact
 */
export function happenedAt(
  ctx: ReadContext,
  moment: string | undefined,
  last?: string,
  field = 'at',
): string {
  if (moment === undefined) return ctx.now;
  const at = iso(moment);
  if (at > ctx.now) throw new Refusal('invalid', 'coordination.refusal.inFuture', {}, field);
  if (last !== undefined && at < last)
    throw new Refusal('invalid', 'coordination.refusal.beforePredecessor', { last }, field);
  return at;
}

/** Takes the case to the state that follows on the verb, if the life cycle allows it. */
export function move(
  ctx: WriteContext,
  item: CaseItem,
  verb: Verb,
  moment?: string,
): { at: string; moved: Moved } {
  const at = happenedAt(ctx, moment, item.lastAt);
  const rules = ctx.settings(settings);
  const to = follow(verb, { item, actorId: ctx.actorId, at, now: ctx.now, rules, clock: ctx.clock });
  return { at, moved: stand(item, to, at) };
}

/** Puts the case into a state and says how it moved through the funnel. */
export function stand(item: CaseItem, state: CaseState, at: string): Moved {
  const from = item.step ?? null;
  const to = stepOf[state];
  const furthest = to ? steps.indexOf(to) + 1 : 0;
  const reached = steps.slice(item.reached, Math.max(item.reached, furthest));
  item.state = state;
  item.lastAt = at;
  item.reached += reached.length;
  if (from !== to) {
    item.step = to;
    item.stepSince = at;
  }
  return { caseId: item.id, from, to, reached };
}
