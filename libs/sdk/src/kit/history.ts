import { z } from 'zod';
import type { CallOf, QueryType } from '../command.js';
import type { ReadContext, WriteContext } from '../context.js';
import { actorNames } from './directory.js';
import type { KeptFactEntity } from './kept-fact.js';
import type { Subject } from './record.js';

const line = z.string();

/** A fact of a record's history; where its words were erased, `detail` is empty. */
export const historyRow = z.object({
  id: line,
  event: line,
  at: line,
  actor: line,
  /** — where it was erased or may not be seen; empty for the system. */
  actorName: line,
  data: z.record(z.string(), z.unknown()),
  detail: z.record(z.string(), line),
});
/** A picture or a paper that was kept with a record. */
export const fileRow = z.object({ id: line, name: line, type: line, size: z.number().int().nonnegative() });

/** Everything that has happened to a record, in the order it happened. */
export const historianOf =
  (KeptFact: KeptFactEntity) =>
  async (ctx: ReadContext, subject: string): Promise<z.output<typeof historyRow>[]> => {
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
      ...{ id, event: name, at, actor, actorName: actorOf(actor), data, detail },
    }));
  };

/** Pictures and papers that were kept with a record. */
export async function filesOf(
  ctx: ReadContext,
  type: string,
  id: string,
): Promise<z.output<typeof fileRow>[]> {
  const files = await ctx.files.of({ type, id });
  return files.map((file) => ({ id: file.id, name: file.name, type: file.type, size: file.size }));
}

/**
 * Keeps pictures and papers with a record, for whoever is shown it in full.
 * @returns what a fact can vouch for, or nothing where nothing was sent in
 */
export async function takeEvidence<Q extends QueryType>(
  ctx: WriteContext,
  { type, id, organisation }: Subject,
  files: readonly string[],
  shownBy: Q,
): Promise<{ fileId: string; hash: string }[] | undefined> {
  if (files.length === 0) return undefined;
  const home = { subject: { type, id }, shownBy, with: { id } as CallOf<Q>, organisation };
  const kept = await ctx.files.attach(files, home);
  return kept.map(({ id: fileId, hash }) => ({ fileId, hash }));
}
