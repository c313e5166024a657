import type { ReadContext } from '@heli/sdk';
import { KeptFact } from '../entities/fact.entity.js';
import { actorNames } from './names.js';

/** What has happened to a record, in the order it happened. */
export async function historyOf(ctx: ReadContext, subject: string) {
  const facts = await ctx.em.find(KeptFact, { subject }, { orderBy: { at: 'asc', place: 'asc', id: 'asc' } });
  const nameOf = await actorNames(
    ctx,
    facts.map(({ actor }) => actor),
  );
  return facts.map(({ id, name, at, actor, data, detail }) => ({
    id,
    event: name,
    at,
    actor,
    actorName: nameOf(actor),
    data: data as never,
    detail,
  }));
}
