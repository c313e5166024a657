import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Post, Staff, type PostItem } from '../entities/post.entity.js';
import { follow, no, record, subjectOf } from '../kit.js';
import { postLife } from '../life-cycles.js';
import { watchDays } from '../samples/samples.js';
import { around } from '../shared/around.js';
import { naming, normToday, postOf, today, watchVacancies } from './posts.js';

const answerOf = (ctx: WriteContext, item: PostItem) => ({
  ...{ postId: item.id, norm: normToday(ctx, item), state: item.state },
});

export const definePost = handle(personnel.commands.definePost, async (ctx, input) => {
  const { kind, title, norm, duties, requirements, basis } = input;
  const from = input.from ?? today(ctx);
  if (from > today(ctx)) throw no('fromAhead', {}, 'from', 'invalid');
  const item = ctx.em.create(Post, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, kind, title },
    ...{ duties: duties ?? null, requirements: requirements ?? null, state: 'open' },
    norms: [{ from, norm, basis: basis ?? '' }],
  });
  const at = from < today(ctx) ? ctx.clock.startOf(from) : ctx.now;
  record(ctx, subjectOf('post', item), events.postDefined, {
    ...{ at, data: { ...naming(item), norm, from }, detail: { title, duties, requirements, basis } },
  });
  await watchDays(ctx, item.organisation);
  await watchVacancies(ctx, item);
  return answerOf(ctx, item);
});

export const normKey = (postId: string, from: string): string => `norm:${postId}:${from}`;

/** A norm of a day replaces another of the same day, and those that were planned for later days. */
export const setNorm = handle(personnel.commands.setNorm, async (ctx, { postId, norm, basis, ...input }) => {
  const item = await postOf(ctx, postId);
  follow(postLife, 'setNorm', around(ctx, item));
  const from = input.from ?? today(ctx);
  if (from < today(ctx)) throw no('fromPast', {}, 'from', 'invalid');
  const before = normToday(ctx, item);
  for (const planned of item.norms) ctx.forget(normKey(postId, planned.from));
  item.norms = [...item.norms.filter((one) => one.from < from), { from, norm, basis }];
  const subject = subjectOf('post', item);
  const data = { ...naming(item), norm, from };
  if (from === today(ctx)) {
    record(ctx, subject, events.normSet, { data: { ...data, before }, detail: { basis } });
    await watchVacancies(ctx, item);
  } else {
    record(ctx, subject, events.normPlanned, { data, detail: { basis } });
    ctx.remind(normKey(postId, from), ctx.clock.startOf(from), events.normFellDue, {
      data: { postId, from },
      organisation: item.organisation,
      subject: { type: subject.type, id: postId },
    });
  }
  return answerOf(ctx, item);
});

/** The day of a planned norm has come. */
export async function normArrives(ctx: WriteContext, item: PostItem, from: string): Promise<void> {
  const place = item.norms.findIndex((one) => one.from === from);
  const planned = item.norms[place];
  if (item.state !== 'open' || !planned) return;
  const before = item.norms[place - 1]?.norm ?? 0;
  const data = { ...naming(item), norm: planned.norm, before, from };
  record(ctx, subjectOf('post', item), events.normSet, {
    ...{ at: ctx.clock.startOf(from), data, detail: { basis: planned.basis || undefined } },
  });
  await watchVacancies(ctx, item);
}

export const abolishPost = handle(personnel.commands.abolishPost, async (ctx, { postId, reason }) => {
  const item = await postOf(ctx, postId);
  const serving = await ctx.em.count(Staff, { postId, state: 'serving' });
  const norm = normToday(ctx, item);
  item.state = follow(postLife, 'abolish', around(ctx, item, { serving }));
  for (const planned of item.norms) ctx.forget(normKey(postId, planned.from));
  const day = today(ctx);
  item.norms = [...item.norms.filter((one) => one.from < day), { from: day, norm: 0, basis: reason }];
  record(ctx, subjectOf('post', item), events.postAbolished, {
    data: { ...naming(item), norm },
    detail: { reason },
  });
  await watchVacancies(ctx, item);
  return answerOf(ctx, item);
});
