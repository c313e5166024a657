import { events, incentives } from '@heli/contracts/incentives';
import { handle, type WriteContext } from '@heli/sdk';
import { refund, spend } from '../entries/ledger.js';
import { Redemption, Reward, type RedemptionItem, type RewardItem } from '../entities/recognition.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { redemptionLife, rewardLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { around } from '../shared/around.js';
import { columnsOf, heldBy, knownHolder, ownHolder, type Holder } from '../shared/holder.js';

async function move(ctx: WriteContext, rewardId: string, verb: keyof typeof rewardLife): Promise<RewardItem> {
  const item = await find(ctx, Reward, rewardId, 'Reward');
  item.state = follow(rewardLife, verb, around(ctx, item));
  return item;
}
const answerOf = ({ id, state, stock }: RewardItem) => ({ rewardId: id, state, stock });

export const offerReward = handle(incentives.commands.offerReward, (ctx, input) => {
  const { title, description, price, stock } = input;
  const item = ctx.em.create(Reward, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, title },
    ...{ description: description ?? null, price, stock, state: 'offered' },
  });
  const data = { rewardId: item.id, price, stock };
  record(ctx, subjectOf('reward', item), events.rewardOffered, { data, detail: { title, description } });
  return Promise.resolve(answerOf(item));
});

export const restockReward = handle(incentives.commands.restockReward, async (ctx, { rewardId, stock }) => {
  const item = await move(ctx, rewardId, 'restock');
  const before = item.stock;
  item.stock = stock;
  record(ctx, subjectOf('reward', item), events.rewardRestocked, { data: { rewardId, stock, before } });
  return answerOf(item);
});

export const closeReward = handle(incentives.commands.closeReward, async (ctx, { rewardId, note }) => {
  const item = await move(ctx, rewardId, 'close');
  record(ctx, subjectOf('reward', item), events.rewardClosed, { data: { rewardId }, detail: { note } });
  return answerOf(item);
});

const quarterOf = (day: string): string => {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
};

/** @throws Refusal `redeemedEnough` where the holder has redeemed as often as a quarter allows */
async function checkQuarter(ctx: WriteContext, holder: Holder): Promise<void> {
  const most = ctx.settings(settings).redemptionsPerQuarter;
  if (most === 0) return;
  const since = ctx.clock.startOf(quarterOf(ctx.clock.dayOf(ctx.now)));
  const where = { ...columnsOf(holder), at: { $gte: since }, state: { $ne: 'cancelled' as const } };
  if ((await ctx.em.count(Redemption, where)) >= most) throw no('redeemedEnough', { most });
}

/** Points and one of the stock are taken together: what is the last is promised once. */
async function redeemFrom(ctx: WriteContext, rewardId: string, holder: Holder) {
  const reward = await move(ctx, rewardId, 'redeem');
  if (reward.stock === 0) throw no('soldOut', {}, 'rewardId');
  await checkQuarter(ctx, holder);
  reward.stock -= 1;
  const item = ctx.em.create(Redemption, {
    id: ctx.id(),
    facts: 0,
    organisation: reward.organisation,
    owner: ctx.actorId,
    ...columnsOf(holder),
    ...{ rewardId, price: reward.price, at: ctx.now, state: 'reserved' },
  });
  const subject = subjectOf('redemption', item);
  record(ctx, subject, events.rewardRedeemed, { data: { ...naming(item), price: reward.price } });
  await spend(ctx, subject, { holder, against: `reward:${rewardId}`, amount: reward.price });
  return { redemptionId: item.id, state: item.state };
}

const naming = (item: RedemptionItem) => ({
  redemptionId: item.id,
  rewardId: item.rewardId,
  ...heldBy(item),
});

export const redeem = handle(incentives.commands.redeem, (ctx, { rewardId, unitId }) =>
  redeemFrom(ctx, rewardId, ownHolder(ctx, unitId)),
);

export const redeemFor = handle(incentives.commands.redeemFor, async (ctx, input) =>
  redeemFrom(ctx, input.rewardId, await knownHolder(ctx, input)),
);

async function moveRedemption(ctx: WriteContext, redemptionId: string, verb: keyof typeof redemptionLife) {
  const item = await find(ctx, Redemption, redemptionId, 'Redemption');
  item.state = follow(redemptionLife, verb, around(ctx, item));
  return item;
}

export const handOver = handle(incentives.commands.handOver, async (ctx, { redemptionId, note }) => {
  const item = await moveRedemption(ctx, redemptionId, 'handOver');
  const subject = subjectOf('redemption', item);
  record(ctx, subject, events.redemptionHandedOver, { data: naming(item), detail: { note } });
  return { redemptionId, state: item.state };
});

/** Points and stock go back to where they came from. */
export const cancelRedemption = handle(incentives.commands.cancelRedemption, async (ctx, input) => {
  const { redemptionId, reason } = input;
  const item = await moveRedemption(ctx, redemptionId, 'cancel');
  const reward = await find(ctx, Reward, item.rewardId, 'Reward');
  reward.stock += 1;
  const subject = subjectOf('redemption', item);
  record(ctx, subject, events.redemptionCancelled, {
    data: { ...naming(item), price: item.price, redeemedAt: item.at },
    detail: { reason },
  });
  await refund(ctx, subject, heldBy(item), `reward:${item.rewardId}`);
  return { redemptionId, state: item.state };
});
