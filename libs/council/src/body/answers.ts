import { council } from '@heli/contracts/council';
import { answer, type ReadContext } from '@heli/sdk';
import { Body, Term, type BodyItem } from '../entities/body.entity.js';
import { Membership, Post } from '../entities/post.entity.js';
import { today } from '../shared/days.js';
import { historyOf } from '../shared/history.js';
import { personNames, unitNames } from '../shared/names.js';
import { seatsOf, seatsOn, type Seat } from '../shared/seats.js';

const { queries } = council;

async function bodyRow(ctx: ReadContext, body: BodyItem) {
  const seats = await seatsOn(ctx, body.id, today(ctx));
  return {
    id: body.id,
    bodyId: body.id,
    name: body.name,
    kind: body.kind,
    organisation: body.organisation,
    seats: seats.length,
    filled: seats.filter(({ holderPersonId }) => holderPersonId !== null).length,
    state: body.state,
  };
}

async function seatRows(ctx: ReadContext, bodyId: string, seats: readonly Seat[]) {
  const unitOf = await unitNames(
    ctx,
    seats.map(({ unitId }) => unitId),
  );
  return seats.map(({ postId, title, name, voting, unitId, holderPersonId }) => ({
    postId,
    bodyId,
    title,
    name,
    voting,
    unitId,
    unit: unitOf(unitId),
    filled: holderPersonId !== null,
  }));
}

export const bodies = answer(queries.bodies, async (ctx, { offset, limit }) => {
  const found = await ctx.em.find(Body, {}, { orderBy: { organisation: 'asc' }, offset, limit });
  return Promise.all(found.map((body) => bodyRow(ctx, body)));
});

export const body = answer(queries.body, async (ctx, { id }) => {
  const found = await ctx.em.findOne(Body, { id });
  if (!found) return null;
  return {
    ...(await bodyRow(ctx, found)),
    charter: found.charter ?? '',
    foundedAt: found.foundedAt,
    posts: await seatRows(ctx, id, await seatsOn(ctx, id, today(ctx))),
    history: await historyOf(ctx, id),
  };
});

export const seats = answer(queries.seats, async (ctx, { bodyId, day }) => {
  const found = await ctx.em.find(Body, bodyId === undefined ? { state: 'active' } : { id: bodyId });
  const rows = await Promise.all(
    found.map(async ({ id }) => seatRows(ctx, id, await seatsOn(ctx, id, day ?? today(ctx)))),
  );
  return rows.flat();
});

export const posts = answer(queries.posts, async (ctx, { bodyId, offset, limit }) => {
  const found = await ctx.em.find(Post, bodyId === undefined ? {} : { bodyId }, {
    orderBy: { bodyId: 'asc', place: 'asc' },
    offset,
    limit,
  });
  const bodyIds = [...new Set(found.map((post) => post.bodyId))];
  const names = new Map((await ctx.em.find(Body, { id: { $in: bodyIds } })).map((one) => [one.id, one.name]));
  const filled = (await Promise.all(bodyIds.map((id) => seatsOn(ctx, id, today(ctx))))).flat();
  const seatOf = new Map(filled.map((seat) => [seat.postId, seat]));
  const unitOf = await unitNames(
    ctx,
    found.map(({ unitId }) => unitId),
  );
  const personOf = await personNames(
    ctx,
    filled.flatMap(({ holderPersonId, deputyPersonId }) => [holderPersonId, deputyPersonId]),
  );
  return found.map((post) => ({
    id: post.id,
    postId: post.id,
    bodyId: post.bodyId,
    body: names.get(post.bodyId) ?? '—',
    title: post.title,
    name: post.name,
    voting: post.voting,
    unitId: post.unitId ?? null,
    unit: unitOf(post.unitId),
    personId: seatOf.get(post.id)?.holderPersonId ?? null,
    holder: personOf(seatOf.get(post.id)?.holderPersonId),
    deputy: personOf(seatOf.get(post.id)?.deputyPersonId),
    state: post.state,
  }));
});

export const memberships = answer(queries.memberships, async (ctx, { bodyId, state, offset, limit }) => {
  const where = { ...(bodyId !== undefined && { bodyId }), ...(state !== undefined && { state }) };
  const found = await ctx.em.find(Membership, where, {
    orderBy: { start: 'desc', id: 'desc' },
    offset,
    limit,
  });
  const postIds = found.map(({ postId }) => postId);
  const names = new Map((await ctx.em.find(Post, { id: { $in: postIds } })).map((one) => [one.id, one.name]));
  const personOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  return found.map((one) => ({
    id: one.id,
    membershipId: one.id,
    postId: one.postId,
    personId: one.personId,
    person: personOf(one.personId),
    post: names.get(one.postId) ?? '—',
    part: one.part,
    start: one.start,
    end: one.end ?? null,
    state: one.state,
  }));
});

export const terms = answer(queries.terms, async (ctx, { offset, limit }) => {
  const found = await ctx.em.find(Term, {}, { orderBy: { start: 'desc' }, offset, limit });
  const ids = found.map(({ bodyId }) => bodyId);
  const names = new Map((await ctx.em.find(Body, { id: { $in: ids } })).map((one) => [one.id, one.name]));
  return found.map(({ id, bodyId, number, start, end, state }) => ({
    ...{ id, termId: id, bodyId, body: names.get(bodyId) ?? '—', number, start, end, state },
  }));
});

export const myPosts = answer(queries.myPosts, async (ctx) => {
  const { actorPersonId } = ctx;
  const active = await ctx.em.find(Body, { state: 'active' });
  const rows = await Promise.all(
    active.map(async ({ id }) => {
      const mine = seatsOf(await seatsOn(ctx, id, today(ctx)), actorPersonId);
      const shown = await seatRows(ctx, id, mine);
      return shown.map((row, i) => ({
        ...row,
        part: mine[i]!.holderPersonId === actorPersonId ? ('holder' as const) : ('deputy' as const),
      }));
    }),
  );
  return rows.flat();
});
