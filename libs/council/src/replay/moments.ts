import type { ReadContext } from '@heli/sdk';
import { ActionItem } from '../entities/action-item.entity.js';
import type { AgendaItemItem } from '../entities/agenda-item.entity.js';
import { Speech } from '../entities/meeting.entity.js';
import { ShownFigure, type ShownFigureItem } from '../entities/minutes.entity.js';
import { Post } from '../entities/post.entity.js';
import { Resolution } from '../entities/resolution.entity.js';
import { Vote } from '../entities/vote.entity.js';
import { moment, type Moment } from './moment.js';

const when = (at: string | null | undefined, make: (at: string) => Moment): Moment[] =>
  at == null ? [] : [make(at)];

export const itemMoments = (items: readonly AgendaItemItem[]): Moment[] =>
  items.flatMap(({ id, title, startedAt, endedAt }) => [
    ...when(startedAt, (at) => moment(id, at, 'called', { itemId: id, title })),
    ...when(endedAt, (at) => moment(id, at, 'ended', { itemId: id, title })),
  ]);

/** Figures that were frozen together are one moment. */
export async function evidenceMoments(
  ctx: ReadContext,
  meetingId: string,
  items: string[],
): Promise<Moment[]> {
  const found = await ctx.em.find(
    ShownFigure,
    { meetingId, itemId: { $in: items } },
    { orderBy: { shownAt: 'asc', metric: 'asc', period: 'asc', id: 'asc' } },
  );
  const together = new Map<string, Moment>();
  for (const one of found) {
    const key = `${one.itemId} ${one.shownAt}`;
    const before = together.get(key) ?? moment(one.id, one.shownAt, 'evidence', { itemId: one.itemId });
    together.set(key, { ...before, figures: [...before.figures, figureOf(one)] });
  }
  return [...together.values()];
}

const figureOf = (one: ShownFigureItem): Moment['figures'][number] => ({
  ...{ metric: one.metric, organisation: one.subject, period: one.period, key: one.key },
  ...{ n: one.n, d: one.d, value: one.value == null ? null : one.value / 1000 },
  ...{ state: one.state, asOf: one.asOf, seq: one.seq, definition: one.definitionVersion },
});

export async function speechMoments(ctx: ReadContext, meetingId: string, items: string[]): Promise<Moment[]> {
  const found = await ctx.em.find(Speech, { meetingId, itemId: { $in: items } });
  const posts = await ctx.em.find(Post, { id: { $in: found.flatMap(({ postId }) => postId ?? []) } });
  const nameOf = new Map(posts.map(({ id, name }) => [id, name]));
  return found.flatMap(({ id, itemId, postId, startedAt, endedAt }) => {
    const told = { itemId, title: nameOf.get(postId ?? '') ?? '' };
    return [
      ...when(startedAt, (at) => moment(id, at, 'speechBegan', told)),
      ...when(endedAt, (at) => moment(id, at, 'speechEnded', told)),
    ];
  });
}

/** Counts stand at the publication alone: before it, nobody may know how a vote goes. */
export async function voteMoments(ctx: ReadContext, meetingId: string, items: string[]): Promise<Moment[]> {
  const found = await ctx.em.find(Vote, { meetingId, itemId: { $in: items } });
  return found.flatMap(({ id, itemId, question, openedAt, closedAt, publishedAt, ...counts }) => {
    const told = { itemId, title: question };
    const { yes = null, no = null, abstain = null, passed = null } = counts;
    return [
      ...when(openedAt, (at) => moment(id, at, 'voteOpened', told)),
      ...when(closedAt, (at) => moment(id, at, 'voteClosed', told)),
      ...when(publishedAt, (at) => moment(id, at, 'votePublished', { ...told, yes, no, abstain, passed })),
    ];
  });
}

export async function decisionMoments(
  ctx: ReadContext,
  meetingId: string,
  items: string[],
): Promise<Moment[]> {
  const resolutions = await ctx.em.find(Resolution, { meetingId, itemId: { $in: items } });
  const itemOf = new Map(resolutions.map((one) => [one.id, one]));
  const actions = await ctx.em.find(ActionItem, { meetingId, resolutionId: { $in: [...itemOf.keys()] } });
  return [
    ...resolutions.map(({ id, itemId, number, title, adoptedAt }) =>
      moment(id, adoptedAt, 'resolved', { itemId, title: `${number} ${title}` }),
    ),
    ...actions.flatMap(({ id, title, resolutionId }) =>
      when(itemOf.get(resolutionId ?? '')?.adoptedAt, (at) =>
        moment(id, at, 'assigned', { itemId: itemOf.get(resolutionId ?? '')?.itemId ?? null, title }),
      ),
    ),
  ];
}
