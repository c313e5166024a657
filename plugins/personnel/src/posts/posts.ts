import { events } from '@heli/contracts/personnel';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Post, Staff, type PostItem } from '../entities/post.entity.js';
import { find, record, subjectOf } from '../kit.js';
import { settings } from '../settings.js';
import { dayAfter } from '../shared/days.js';
import { normOn, vacanciesOn, type Establishment } from './vacancies.js';

/** What every fact about a post names. */
export const naming = ({ id, kind }: PostItem) => ({ postId: id, kind });
export const postOf = (ctx: ReadContext, id: string): Promise<PostItem> => find(ctx, Post, id, 'Post');

/** Everybody who holds a post, or held it, and its norms. */
export async function establishmentOf(ctx: ReadContext, post: PostItem): Promise<Establishment> {
  return { norms: post.norms, terms: await ctx.em.find(Staff, { postId: post.id }) };
}

export const today = (ctx: ReadContext): string => ctx.clock.dayOf(ctx.now);
export const normToday = (ctx: ReadContext, post: PostItem): number => normOn(post, today(ctx));

const watchKey = ({ id }: PostItem): string => `vacancy:${id}`;

/** Watches the place that has been vacant longest; called whenever a place may have become vacant or been taken. */
export async function watchVacancies(ctx: WriteContext, post: PostItem): Promise<void> {
  // Whoever was appointed in this very transaction counts too.
  await ctx.em.flush();
  const [since] = post.state === 'open' ? vacanciesOn(await establishmentOf(ctx, post), today(ctx)) : [];
  ctx.forget(watchKey(post));
  if (since === undefined) return;
  const long = ctx.clock.startOf(dayAfter(since, ctx.settings(settings).vacancyDays));
  if (long > ctx.now) watchUntil(ctx, post, since, long);
}

function watchUntil(ctx: WriteContext, post: PostItem, since: string, at: string): void {
  ctx.remind(watchKey(post), at, events.vacancyFellDue, {
    data: { postId: post.id, since },
    organisation: post.organisation,
    subject: { type: 'personnel.post', id: post.id },
  });
}

/** A place has been vacant for long: told, so that the council's agenda may pick it up. */
export async function tellVacancy(ctx: WriteContext, post: PostItem): Promise<void> {
  if (post.state !== 'open') return;
  const vacant = vacanciesOn(await establishmentOf(ctx, post), today(ctx));
  const [since] = vacant;
  if (since === undefined) return;
  const long = ctx.clock.startOf(dayAfter(since, ctx.settings(settings).vacancyDays));
  if (long > ctx.now) {
    watchUntil(ctx, post, since, long);
    return;
  }
  const data = { ...naming(post), since, vacancies: vacant.length };
  record(ctx, subjectOf('post', post), events.vacancyLasting, { data });
}
