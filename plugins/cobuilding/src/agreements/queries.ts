import { cobuilding, type CommitmentState } from '@heli/contracts/cobuilding';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { filesOf, unitNames } from '@heli/sdk/kit';
import type { FilterQuery } from '@mikro-orm/core';
import {
  Agreement,
  Commitment,
  type AgreementItem,
  type CommitmentItem,
} from '../entities/agreement.entity.js';
import { historyOf } from '../kit.js';
import { openCommitments } from '../life-cycles.js';

type AgreementRow = OutputOf<typeof cobuilding.queries.agreements>[number];
type CommitmentRow = OutputOf<typeof cobuilding.queries.commitments>[number];
const open: readonly CommitmentState[] = openCommitments;
const isOverdue = ({ state, due }: CommitmentItem, now: string): boolean =>
  due <= now && open.includes(state);

async function agreementRows(ctx: ReadContext, found: readonly AgreementItem[]): Promise<AgreementRow[]> {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const items = await ctx.em.find(Commitment, { agreementId: { $in: found.map(({ id }) => id) } });
  const byAgreement = Map.groupBy(items, ({ agreementId }) => agreementId);
  return found.map(({ id, title, unit, organisation, state, firstDay, lastDay }) => {
    const own = byAgreement.get(id) ?? [];
    return {
      ...{ id, agreementId: id, title, unit: nameOf(unit), organisation, state, from: firstDay, to: lastDay },
      commitments: own.length,
      kept: own.filter((one) => one.state === 'kept').length,
      overdueItems: state === 'signed' ? own.filter((one) => isOverdue(one, ctx.now)).length : 0,
    };
  });
}

async function commitmentRows(ctx: ReadContext, found: readonly CommitmentItem[]): Promise<CommitmentRow[]> {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  return found.map((item) => ({
    ...{ id: item.id, commitmentId: item.id, agreementId: item.agreementId, text: item.text },
    ...{ unit: nameOf(item.unit), organisation: item.organisation, quantity: item.quantity },
    ...{ measure: item.measure ?? '', due: item.due, state: item.state, overdue: isOverdue(item, ctx.now) },
  }));
}

export const agreements = answer(cobuilding.queries.agreements, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  const found = await ctx.em.find(Agreement, where, { orderBy: { id: 'desc' }, offset, limit });
  return agreementRows(ctx, found);
});

export const agreementDetail = answer(cobuilding.queries.agreementDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Agreement, { id });
  if (!item) return null;
  const [row] = await agreementRows(ctx, [item]);
  const items = await ctx.em.find(Commitment, { agreementId: id }, { orderBy: { due: 'asc', id: 'asc' } });
  return {
    ...row!,
    items: await commitmentRows(ctx, items),
    files: await filesOf(ctx, 'cobuilding.agreement', id),
    history: await historyOf(ctx, id),
  };
});

export const commitments = answer(cobuilding.queries.commitments, async (ctx, input) => {
  const { agreementId, state, overdue, offset, limit } = input;
  const where: FilterQuery<CommitmentItem>[] = [
    ...(agreementId === undefined ? [] : [{ agreementId }]),
    ...(state === undefined ? [] : [{ state }]),
    ...(overdue === true ? [{ state: { $in: [...openCommitments] }, due: { $lte: ctx.now } }] : []),
  ];
  const order = { orderBy: { due: 'asc', id: 'asc' }, offset, limit } as const;
  return commitmentRows(ctx, await ctx.em.find(Commitment, { $and: where }, order));
});

export const commitmentDetail = answer(cobuilding.queries.commitmentDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Commitment, { id });
  if (!item) return null;
  const [row] = await commitmentRows(ctx, [item]);
  return {
    ...row!,
    files: await filesOf(ctx, 'cobuilding.commitment', id),
    history: await historyOf(ctx, id),
  };
});
