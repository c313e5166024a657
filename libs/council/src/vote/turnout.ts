import type { ReadContext } from '@heli/sdk';
import { NamedVoice, type VoteItem } from '../entities/vote.entity.js';

/** How many have spoken in a vote; null where nobody counts them, or nobody may know. */
export async function castOf(
  ctx: ReadContext,
  { id, state, method, castCount }: VoteItem,
): Promise<number | null> {
  if (state !== 'open') return castCount ?? 0;
  if (method === 'show') return null;
  if (method === 'named') return ctx.em.count(NamedVoice, { voteId: id });
  return (await ctx.ballots.turnout(id)).cast;
}
