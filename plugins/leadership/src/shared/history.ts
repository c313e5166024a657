import type { leadership } from '@heli/contracts/leadership';
import type { OutputOf, ReadContext } from '@heli/sdk';
import { KeptFact } from '../entities/fact.entity.js';
import { actorNames } from './directory.js';

type Card = NonNullable<OutputOf<typeof leadership.queries.itemDetail>>;

/** Everything that has happened to a record, in the order it happened. */
export async function historyOf(ctx: ReadContext, subject: string): Promise<Card['history']> {
  const facts = await ctx.em.find(
    KeptFact,
    { subject },
    { orderBy: { at: 'asc', place: 'asc', id: 'asc' }, limit: 500 },
  );
  const actorOf = await actorNames(
    ctx,
    facts.map(({ actor }) => actor),
  );
  return facts.map(({ id, name, at, actor, data, detail }) => ({
    id,
    event: name,
    at,
    actor,
    actorName: actorOf(actor),
    data,
    detail,
  }));
}

/** Pictures and papers that were kept with a record. */
export async function filesOf(ctx: ReadContext, type: string, id: string): Promise<Card['files']> {
  const files = await ctx.files.of({ type, id });
  return files.map(({ id: fileId, name, type: mediaType, size }) => ({
    id: fileId,
    name,
    type: mediaType,
    size,
  }));
}
