import { coordination } from '@heli/contracts/coordination';
import { answer, type ReadContext } from '@heli/sdk';
import { containing, filesOf } from '@heli/sdk/kit';
import {
  Hearing,
  Opinion,
  Participant,
  type HearingItem,
  type OpinionItem,
} from '../entities/deliberation.entity.js';
import { historyOf } from '../kit.js';

async function rowsOf(ctx: ReadContext, found: readonly HearingItem[]) {
  const hearingId = { $in: found.map(({ id }) => id) };
  const seats: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(Participant, 'hearingId', {
    where: { hearingId },
  });
  const opinions = Map.groupBy(await ctx.em.find(Opinion, { hearingId }), (one) => one.hearingId);
  return found.map((item) => {
    const said = opinions.get(item.id) ?? [];
    return {
      ...{ id: item.id, hearingId: item.id, topic: item.topic, organisation: item.organisation },
      ...{ at: item.at ?? null, place: item.place ?? '', seats: item.seats, state: item.state },
      ...{ participants: seats[item.id] ?? 0, opinions: said.length },
      unanswered: said.filter(({ adoption }) => adoption == null).length,
    };
  });
}

export const hearings = answer(
  coordination.queries.hearings,
  async (ctx, { state, search, offset, limit }) => {
    const where = {
      ...(state !== undefined && { state }),
      ...(search !== undefined && { topic: containing(search) }),
    };
    return rowsOf(ctx, await ctx.em.find(Hearing, where, { orderBy: { id: 'desc' }, offset, limit }));
  },
);

/** Heard: replied to, so that every opinion has its answer. */
export const hearingFor = answer(coordination.queries.hearingFor, async (ctx, { itemId }) => {
  const found = await ctx.em.find(Hearing, { itemId, state: { $ne: 'cancelled' } });
  const over = found.some(({ state }) => state === 'replied' || state === 'hearingOver');
  const open = found.length > 0 ? ('underWay' as const) : ('none' as const);
  return { heard: over ? ('heard' as const) : open };
});

const opinionRow = (item: OpinionItem, topic: string) => ({
  ...{ id: item.id, opinionId: item.id, hearingId: item.hearingId, topic, group: item.group },
  ...{ stance: item.stance, text: item.text, reason: item.reason ?? '', organisation: item.organisation },
  adoption: item.adoption ? `coordination.adoption.${item.adoption}` : '',
});

export const hearingDetail = answer(coordination.queries.hearingDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Hearing, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const said = await ctx.em.find(Opinion, { hearingId: id }, { orderBy: { id: 'asc' } });
  return {
    ...{ ...row!, basis: item.basis ?? '', conclusion: item.conclusion ?? '', due: item.due ?? null },
    recorded: said.map((one) => opinionRow(one, item.topic)),
    ...{ files: await filesOf(ctx, 'coordination.hearing', id), history: await historyOf(ctx, id) },
  };
});

export const opinions = answer(
  coordination.queries.opinions,
  async (ctx, { hearingId, answered, offset, limit }) => {
    const where = {
      ...(hearingId !== undefined && { hearingId }),
      ...(answered !== undefined && { adoption: answered ? { $ne: null } : null }),
    };
    const found = await ctx.em.find(Opinion, where, { orderBy: { id: 'desc' }, offset, limit });
    const of = await ctx.em.find(Hearing, { id: { $in: found.map((one) => one.hearingId) } });
    const topics = new Map(of.map(({ id, topic }) => [id, topic]));
    return found.map((one) => opinionRow(one, topics.get(one.hearingId) ?? '—'));
  },
);
