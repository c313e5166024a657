import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import { Member, Reserve, type MemberItem, type ReserveItem } from '../entities/post.entity.js';
import { historyOf } from '../kit.js';
import { personNames } from '../shared/persons.js';

async function memberRows(ctx: ReadContext, found: readonly MemberItem[]) {
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  const unitOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  return found.map((item) => ({
    ...{ id: item.id, memberId: item.id, name: nameOf(item.personId), unit: unitOf(item.unit) },
    ...{ organisation: item.organisation, from: item.firstDay, to: item.lastDay, state: item.state },
  }));
}

export const members = answer(personnel.queries.members, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  return memberRows(ctx, await ctx.em.find(Member, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const memberDetail = answer(personnel.queries.memberDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Member, { id });
  if (!item) return null;
  const [row] = await memberRows(ctx, [item]);
  return { ...row!, basis: item.basis, report: item.report ?? '', history: await historyOf(ctx, id) };
});

async function reserveRows(ctx: ReadContext, found: readonly ReserveItem[]) {
  const nameOf = await personNames(
    ctx,
    found.flatMap(({ personId, mentorId }) => [personId, mentorId]),
  );
  return found.map((item) => ({
    ...{ id: item.id, reserveId: item.id, name: nameOf(item.personId), kind: item.kind },
    ...{ mentor: nameOf(item.mentorId), organisation: item.organisation, ready: item.ready },
    ...{ reviewedAt: item.reviewedAt ?? null, state: item.state },
  }));
}

export const reserves = answer(personnel.queries.reserves, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  return reserveRows(ctx, await ctx.em.find(Reserve, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const reserveDetail = answer(personnel.queries.reserveDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Reserve, { id });
  if (!item) return null;
  const [row] = await reserveRows(ctx, [item]);
  return { ...row!, plan: item.plan, review: item.review ?? '', history: await historyOf(ctx, id) };
});
