import { cobuilding } from '@heli/contracts/cobuilding';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { containing, placeNames, unitNames } from '@heli/sdk/kit';
import type { FilterQuery } from '@mikro-orm/core';
import { Claim, Need, type ClaimItem, type NeedItem } from '../entities/need.entity.js';
import { Resource } from '../entities/resource.entity.js';
import { historyOf } from '../kit.js';

type NeedRow = OutputOf<typeof cobuilding.queries.needs>[number];
type ClaimRow = OutputOf<typeof cobuilding.queries.claims>[number];
const over: readonly string[] = ['fulfilled', 'evaluated', 'expired', 'withdrawn'];

async function needRows(ctx: ReadContext, found: readonly NeedItem[]): Promise<NeedRow[]> {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const placeOf = await placeNames(ctx);
  return found.map((need) => ({
    ...{ id: need.id, needId: need.id, title: need.title, kind: need.kind },
    unit: need.unit ? nameOf(need.unit) : placeOf(need.organisation),
    ...{ organisation: need.organisation, urgency: need.urgency, state: need.state },
    ...{ beneficiaries: need.beneficiaries, wantedBy: need.wantedBy, publishedAt: need.publishedAt ?? null },
    ...{ claims: need.claims, overdue: need.wantedBy <= ctx.now && !over.includes(need.state) },
  }));
}

async function claimRows(ctx: ReadContext, found: readonly ClaimItem[]): Promise<ClaimRow[]> {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const needIds = [...new Set(found.map(({ needId }) => needId))];
  const needs = new Map(
    (await ctx.em.find(Need, { id: { $in: needIds } })).map(({ id, title }) => [id, title]),
  );
  const resourceIds = found.flatMap(({ resourceId }) => (resourceId ? [resourceId] : []));
  const resources = await ctx.em.find(Resource, { id: { $in: resourceIds } });
  const titles = new Map(resources.map(({ id, title }) => [id, title]));
  return found.map(({ id, needId, unit, resourceId, organisation, state, byDate, offer }) => ({
    ...{ id, claimId: id, needId, need: needs.get(needId) ?? '—', unit: nameOf(unit), unitId: unit },
    ...{
      resource: resourceId ? (titles.get(resourceId) ?? '—') : '—',
      organisation,
      state,
      by: byDate,
      offer,
    },
  }));
}

export const needs = answer(cobuilding.queries.needs, async (ctx, input) => {
  const { kind, state, search, offset, limit } = input;
  const where: FilterQuery<NeedItem> = {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  const found = await ctx.em.find(Need, where, { orderBy: { id: 'desc' }, offset, limit });
  return needRows(ctx, found);
});

export const needDetail = answer(cobuilding.queries.needDetail, async (ctx, { id }) => {
  const need = await ctx.em.findOne(Need, { id });
  if (!need) return null;
  const [row] = await needRows(ctx, [need]);
  const offers = await ctx.em.find(Claim, { needId: id }, { orderBy: { id: 'asc' }, limit: 200 });
  return {
    ...row!,
    ...{ description: need.description ?? '', rating: need.rating ?? null },
    offers: await claimRows(ctx, offers),
    history: await historyOf(ctx, id),
  };
});

export const claims = answer(cobuilding.queries.claims, async (ctx, input) => {
  const { needId, state, offset, limit } = input;
  const where = { ...(needId !== undefined && { needId }), ...(state !== undefined && { state }) };
  const found = await ctx.em.find(Claim, where, { orderBy: { id: 'desc' }, offset, limit });
  return claimRows(ctx, found);
});
