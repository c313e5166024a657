import { council } from '@heli/contracts/council';
import { answer, type ReadContext } from '@heli/sdk';
import { AgendaItem } from '../entities/agenda-item.entity.js';
import { Post } from '../entities/post.entity.js';
import { NamedVoice, Vote, type VoteItem } from '../entities/vote.entity.js';
import { meetingOf } from '../meeting/meetings.js';
import { expectedOf, presenceAt } from '../meeting/presence.js';
import { speaksFor } from './casting.js';
import { castOf } from './turnout.js';

const { queries } = council;

async function rowsOf(ctx: ReadContext, votes: readonly VoteItem[]) {
  const items = await ctx.em.find(AgendaItem, { id: { $in: votes.map(({ itemId }) => itemId) } });
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  return votes.map((vote) => ({
    id: vote.id,
    voteId: vote.id,
    itemId: vote.itemId,
    question: vote.question,
    item: titles.get(vote.itemId) ?? '—',
    method: vote.method,
    base: vote.base,
    threshold: vote.threshold,
    state: vote.state,
    openedAt: vote.openedAt ?? null,
    entitled: vote.entitled ?? null,
    present: vote.present ?? null,
    cast: vote.castCount ?? null,
    yes: vote.yes ?? null,
    no: vote.no ?? null,
    abstain: vote.abstain ?? null,
    passed: vote.passed ?? null,
  }));
}

export const votes = answer(queries.votes, async (ctx, { meetingId, state, offset, limit }) => {
  const where = { ...(meetingId !== undefined && { meetingId }), ...(state !== undefined && { state }) };
  const orderBy = { openedAt: 'desc' as const, id: 'desc' as const };
  return rowsOf(ctx, await ctx.em.find(Vote, where, { orderBy, offset, limit }));
});

/** Voices of a named vote are shown once it is closed: who has not spoken is not led by who has. */
export const vote = answer(queries.vote, async (ctx, { id }) => {
  const found = await ctx.em.findOne(Vote, { id });
  if (!found) return null;
  const [row] = await rowsOf(ctx, [found]);
  const voices =
    found.state === 'open' ? [] : await ctx.em.find(NamedVoice, { voteId: id }, { orderBy: { at: 'asc' } });
  const posts = await ctx.em.find(Post, { id: { $in: voices.map(({ postId }) => postId) } });
  const names = new Map(posts.map((post) => [post.id, post.name]));
  return {
    ...row!,
    voices: voices.map(({ postId, choice, at }) => ({ seat: names.get(postId) ?? '—', choice, at })),
  };
});

export const myVotes = answer(queries.myVotes, async (ctx) => {
  const open = await ctx.em.find(Vote, { state: 'open', method: { $in: ['named', 'secret'] } } as never);
  const mine = await Promise.all(open.map((one) => choicesOf(ctx, one)));
  return mine.flat();
});

async function choicesOf(ctx: ReadContext, { id, meetingId, question, method }: VoteItem) {
  const about = { voteId: id, question, method };
  if (method === 'secret') {
    const standing = await ctx.ballots.standing(id);
    if (standing === 'absent') return [];
    return [{ ...about, postId: null, seat: '—', done: standing === 'cast' }];
  }
  const seats = await presenceAt(ctx, await meetingOf(ctx, meetingId));
  const voices = await ctx.em.find(NamedVoice, { voteId: id });
  return expectedOf(seats)
    .filter((seat) => speaksFor(seat, seats, ctx.actorPersonId))
    .map(({ postId, name }) => ({
      ...about,
      postId,
      seat: name,
      done: voices.some((voice) => voice.postId === postId),
    }));
}

/** What the wall shows of votes: how many have spoken while one is open, the numbers once it is published. */
export const voteBoard = answer(queries.voteBoard, async (ctx) => {
  const shown = { state: { $in: ['open', 'closed', 'published', 'void'] } };
  const found = await ctx.em.find(Vote, shown as never, { orderBy: { openedAt: 'desc' }, limit: 5 });
  return Promise.all(
    found.map(async (one) => ({
      id: one.id,
      question: one.question,
      method: one.method,
      state: one.state,
      turnout: await turnoutOf(ctx, one),
      result:
        one.state === 'published' ? `${String(one.yes)} : ${String(one.no)} : ${String(one.abstain)}` : '—',
      outcome: outcomeOf(one),
    })),
  );
});

function outcomeOf({ state, passed }: VoteItem): 'open' | 'passed' | 'failed' | 'void' {
  if (state === 'void') return 'void';
  if (state !== 'published') return 'open';
  return passed ? 'passed' : 'failed';
}

async function turnoutOf(ctx: ReadContext, vote: VoteItem): Promise<string> {
  return `${String((await castOf(ctx, vote)) ?? '—')}/${String(vote.present ?? 0)}`;
}
