import { council, events } from '@heli/contracts/council';
import { handle, type WriteContext } from '@heli/sdk';
import { NamedVoice, type VoteItem } from '../entities/vote.entity.js';
import { meetingOf } from '../meeting/meetings.js';
import { expectedOf, presenceAt, type SeatThere } from '../meeting/presence.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { conclude, named, voteAs, voteOf } from './votes.js';

/** Whether somebody speaks for a seat here: who is there for it, or who is there for the seat that carries it. */
export function speaksFor(
  seat: SeatThere,
  seats: readonly SeatThere[],
  personId: string | undefined,
): boolean {
  if (personId === undefined || !seat.counts) return false;
  const there = seat.carrier === null ? seat : seats.find(({ postId }) => postId === seat.carrier);
  return there?.personId === personId;
}

async function seatFor(ctx: WriteContext, vote: VoteItem, postId: string | undefined): Promise<SeatThere> {
  const seats = await presenceAt(ctx, await meetingOf(ctx, vote.meetingId));
  const mine = expectedOf(seats).filter((seat) => speaksFor(seat, seats, ctx.actorPersonId));
  const found = postId === undefined ? mine : mine.filter((seat) => seat.postId === postId);
  if (found.length === 0) throw no('noVoice', {}, 'postId', 'forbidden');
  if (found.length > 1) throw no('whichSeat', { seats: found.length }, 'postId', 'invalid');
  return found[0]!;
}

/** A voice in a named vote: a seat's, once, and open to all. */
export const castNamed = handle(council.commands.castNamed, async (ctx, { voteId, choice, postId }) => {
  const vote = await voteOf(ctx, voteId);
  if (vote.method !== 'named') throw no('otherMethod', { method: vote.method }, 'voteId');
  if (vote.state !== 'open') throw no('voteIs', { state: vote.state }, 'voteId');
  const seat = await seatFor(ctx, vote, postId);
  if ((await ctx.em.count(NamedVoice, { voteId, postId: seat.postId })) > 0)
    throw no('votedAlready', {}, 'postId');
  ctx.em.create(NamedVoice, {
    id: ctx.id(),
    organisation: vote.organisation,
    voteId,
    postId: seat.postId,
    personId: ctx.actorPersonId ?? '',
    choice,
    at: ctx.now,
  });
  record(ctx, voteAs(vote), events.voiceGiven, { data: { ...named(vote), postId: seat.postId, choice } });
  return { postId: seat.postId };
});

/** A slip into the box: nothing else is left of it. */
export const castSecret = handle(council.commands.castSecret, async (ctx, { voteId, choice }) => {
  await ctx.ballots.cast(voteId, [choice]);
  return {};
});

/** A show of hands is counted in the room, and closed with that. */
export const recordShow = handle(
  council.commands.recordShow,
  async (ctx, { voteId, yes, no: against, abstain }) => {
    const vote = await voteOf(ctx, voteId);
    if (vote.method !== 'show') throw no('otherMethod', { method: vote.method }, 'voteId');
    const cast = yes + against + abstain;
    if (cast > (vote.present ?? 0))
      throw no('moreThanPresent', { cast, present: vote.present ?? 0 }, 'yes', 'invalid');
    const passed = conclude(ctx, vote, { yes, no: against, abstain, cast });
    return { voteId, state: vote.state, passed };
  },
);
