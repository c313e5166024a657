import type { EntitySchema } from '@mikro-orm/core';
import type { ReadContext, WriteContext } from '../context.js';
import type { EventType, Fact } from '../event.js';
import type { Settings } from '../settings.js';
import { unitFinderOf } from './directory.js';
import { historianOf } from './history.js';
import type { KeptFactEntity } from './kept-fact.js';
import { followerOf, situationsOf } from './life-cycle.js';
import { noOf } from './no.js';
import { keeperOf, recorderOf, type Counted, type Subject } from './record.js';
import { tracerOf } from './records-behind.js';
import { settlerOf } from './settlement.js';

/**
 * What mechanisms with records have in common, in a mechanism's own name: records found, moved along their lives, told of
 * and kept in a history, falling due and traced (docs/decisions/0038).
 * @param owner id of the contract: refusals are `<owner>.refusal.<name>`
 */
export function kitOf<S extends Settings>(owner: string, settings: S, KeptFact: KeptFactEntity) {
  const no = noOf(owner);
  const keep = keeperOf(KeptFact);
  const record = recorderOf(keep);

  /**
   * A record by its id.
   * @param what `Item` makes the refusal `<owner>.refusal.unknownItem`
   * @throws Refusal not-found where there is none, or none within the actor's reach
   */
  async function find<T extends object>(
    ctx: ReadContext,
    entity: EntitySchema<T>,
    id: string,
    what: string,
    field = `${what.charAt(0).toLowerCase()}${what.slice(1)}Id`,
  ): Promise<T> {
    const found = await ctx.em.findOne(entity, { id } as never);
    if (!found) throw no(`unknown${what}`, {}, field, 'not-found');
    return found;
  }

  /** Keeps a deadline's fact in the history, unless the mechanism recorded it itself, as a correction. */
  async function keepOnce(
    ctx: WriteContext,
    { organisation, occurredAt: at, actorId: actor, data }: Fact<object>,
    { event, subject, key }: { readonly event: EventType; readonly subject: string; readonly key: string },
  ): Promise<void> {
    const id = 'corrects' in data && data.corrects === true ? `${key}:corrected` : key;
    if (await ctx.em.findOne(KeptFact, { id })) return;
    keep(ctx, { id: subject, organisation }, event, { id, at, actor, data: { ...data } });
  }

  return {
    ...{ no, find, keepOnce, record },
    subjectOf: (kind: string, of: Counted): Subject => ({
      ...{ type: `${owner}.${kind}`, id: of.id, organisation: of.organisation, of },
    }),
    follow: followerOf(no),
    situationOf: situationsOf(settings),
    settle: settlerOf(record),
    unitOf: unitFinderOf(no),
    historyOf: historianOf(KeptFact),
    recordsBehind: tracerOf(KeptFact, no),
  };
}

export { actorNames, placeNames, placeOf, unitNames, type PlacedUnit } from './directory.js';
export { filesOf, takeEvidence } from './history.js';
export { asHtml } from './html.js';
export { keptFactOf, keptFactTable, type KeptFactEntity, type KeptFactItem } from './kept-fact.js';
export type { Guard, LifeCycle, Situation } from './life-cycle.js';
export type { No } from './no.js';
export type { Counted, Kept, Recorded, Subject } from './record.js';
export { type Describe } from './records-behind.js';
export { arm, disarm, type Outcome, type Settlement } from './settlement.js';
export { containing } from './search.js';
export { endOfMonth, iso, later, nextMonth } from './time.js';
