import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { Redemption, Reward, type RedemptionItem, type RewardItem } from '../entities/recognition.entity.js';
import { historyOf } from '../kit.js';
import { holderNames } from '../shared/holder.js';

async function rewardRows(ctx: ReadContext, found: readonly RewardItem[]) {
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(Redemption, 'rewardId', {
    where: { state: 'reserved', rewardId: { $in: found.map(({ id }) => id) } },
  });
  return found.map(({ id, title, price, stock, organisation, state }) => ({
    ...{ id, rewardId: id, title, price, stock, reserved: counts[id] ?? 0, organisation, state },
  }));
}

export const rewards = answer(incentives.queries.rewards, async (ctx, { state, search, offset, limit }) => {
  const where = {
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  return rewardRows(ctx, await ctx.em.find(Reward, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const rewardDetail = answer(incentives.queries.rewardDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Reward, { id });
  if (!item) return null;
  const [row] = await rewardRows(ctx, [item]);
  return { ...row!, description: item.description ?? '', history: await historyOf(ctx, id) };
});

async function redemptionRows(ctx: ReadContext, found: readonly RedemptionItem[]) {
  const nameOf = await holderNames(ctx, found);
  const rows = await ctx.em.find(Reward, { id: { $in: found.map(({ rewardId }) => rewardId) } });
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return found.map((item) => ({
    ...{ id: item.id, redemptionId: item.id, rewardId: item.rewardId },
    ...{ reward: titles.get(item.rewardId) ?? '—', holder: nameOf(item), price: item.price },
    ...{ organisation: item.organisation, at: item.at, state: item.state },
  }));
}

export const redemptions = answer(incentives.queries.redemptions, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  return redemptionRows(
    ctx,
    await ctx.em.find(Redemption, where, { orderBy: { id: 'desc' }, offset, limit }),
  );
});

export const redemptionDetail = answer(incentives.queries.redemptionDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Redemption, { id });
  if (!item) return null;
  const [row] = await redemptionRows(ctx, [item]);
  return { ...row!, history: await historyOf(ctx, id) };
});
