import type { CallOf, QueryType, WriteContext } from '@heli/sdk';
import type { Subject } from './record.js';

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
