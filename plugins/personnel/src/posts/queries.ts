import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { Post, Staff, type PostItem, type StaffItem } from '../entities/post.entity.js';
import { historyOf } from '../kit.js';
import { personNames } from '../shared/persons.js';
import { today } from './posts.js';
import { normOn, servingOn, vacanciesOn } from './vacancies.js';

/** Posts as they stand today: their norm, who serves, and since when a place has been vacant. */
export async function postRows(ctx: ReadContext, found: readonly PostItem[]) {
  const terms = await ctx.em.find(Staff, { postId: { $in: found.map(({ id }) => id) } });
  const byPost = Map.groupBy(terms, ({ postId }) => postId);
  const day = today(ctx);
  return found.map((item) => {
    const of = { norms: item.norms, terms: byPost.get(item.id) ?? [] };
    const vacant = vacanciesOn(of, day);
    return {
      id: item.id,
      postId: item.id,
      kind: item.kind,
      title: item.title,
      organisation: item.organisation,
      ...{ norm: normOn(of, day), serving: servingOn(of, day), vacancies: vacant.length },
      ...{ since: vacant[0] ?? null, state: item.state },
    };
  });
}

export const posts = answer(personnel.queries.posts, async (ctx, { kind, state, search, offset, limit }) => {
  const where = {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  return postRows(ctx, await ctx.em.find(Post, where, { orderBy: { id: 'asc' }, offset, limit }));
});

export const postDetail = answer(personnel.queries.postDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Post, { id });
  if (!item) return null;
  const [row] = await postRows(ctx, [item]);
  return {
    ...{ ...row!, duties: item.duties ?? '', requirements: item.requirements ?? '' },
    norms: item.norms.map((one) => ({ id: one.from, ...one })),
    history: await historyOf(ctx, id),
  };
});

async function staffRows(ctx: ReadContext, found: readonly StaffItem[]) {
  const of = await ctx.em.find(Post, { id: { $in: found.map(({ postId }) => postId) } });
  const titles = new Map(of.map(({ id, title }) => [id, title]));
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  return found.map((item) => ({
    ...{ id: item.id, staffId: item.id, postId: item.postId, post: titles.get(item.postId) ?? '—' },
    ...{ name: nameOf(item.personId), organisation: item.organisation, grade: item.grade ?? '' },
    ...{ employment: item.employment, from: item.firstDay, to: item.leftOn ?? null },
    ...{ certified: item.certifiedAt != null, state: item.state },
  }));
}

export const staff = answer(
  personnel.queries.staff,
  async (ctx, { state, postId, personId, offset, limit }) => {
    const where = {
      ...(state !== undefined && { state }),
      ...(postId !== undefined && { postId }),
      ...(personId !== undefined && { personId }),
    };
    return staffRows(ctx, await ctx.em.find(Staff, where, { orderBy: { id: 'desc' }, offset, limit }));
  },
);

export const staffDetail = answer(personnel.queries.staffDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Staff, { id });
  if (!item) return null;
  const [row] = await staffRows(ctx, [item]);
  return { ...row!, basis: item.basis ?? '', history: await historyOf(ctx, id) };
});
