import type { PostTitle } from '@heli/contracts/council';
import type { ReadContext } from '@heli/sdk';
import { Membership, Post } from '../entities/post.entity.js';

/** A seat of a body as it is filled on a day. */
export interface Seat {
  readonly postId: string;
  readonly title: PostTitle;
  readonly name: string;
  readonly voting: boolean;
  readonly place: number;
  /** The member unit whose seat it is. */
  readonly unitId: string | null;
  readonly holderPersonId: string | null;
  readonly deputyPersonId: string | null;
}

/** The open seats of a body in their order, with whoever serves there on a business day. */
export async function seatsOn(ctx: ReadContext, bodyId: string, day: string): Promise<Seat[]> {
  const posts = await ctx.em.find(Post, { bodyId, state: 'open' }, { orderBy: { place: 'asc', id: 'asc' } });
  const serving = await ctx.em.find(Membership, {
    bodyId,
    state: 'serving',
    start: { $lte: day },
    $or: [{ end: null }, { end: { $gte: day } }],
  });
  const personOn = (postId: string, part: 'holder' | 'deputy'): string | null =>
    serving.find((each) => each.postId === postId && each.part === part)?.personId ?? null;
  return posts.map(({ id, title, name, voting, place, unitId }) => ({
    postId: id,
    title,
    name,
    voting,
    place,
    unitId: unitId ?? null,
    holderPersonId: personOn(id, 'holder'),
    deputyPersonId: personOn(id, 'deputy'),
  }));
}

/** The seats for which a person may speak: as holder or as deputy. */
export const seatsOf = (seats: readonly Seat[], personId: string | undefined): Seat[] =>
  personId === undefined
    ? []
    : seats.filter(
        ({ holderPersonId, deputyPersonId }) => holderPersonId === personId || deputyPersonId === personId,
      );
