import { coordination } from '@heli/contracts/coordination';
import { answer, type ReadContext } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { Openness, Request, type OpennessItem, type RequestItem } from '../entities/deliberation.entity.js';
import { historyOf } from '../kit.js';
import { opennessAhead } from '../life-cycles.js';

const ahead: readonly string[] = opennessAhead;
const rowOf = (ctx: ReadContext, item: OpennessItem) => ({
  ...{ id: item.id, opennessId: item.id, catalogueNo: item.catalogueNo, title: item.title },
  ...{ organisation: item.organisation, scope: item.scope, form: item.form, due: item.due },
  ...{ overdue: ahead.includes(item.state) && item.due < ctx.now, state: item.state },
});

const published = { state: 'published' } as const;

export const openness = answer(coordination.queries.openness, async (ctx, { search, offset, limit }) => {
  const where = { ...published, ...(search !== undefined && { title: containing(search) }) };
  const order = { orderBy: { publishedAt: 'desc', id: 'desc' }, offset, limit } as const;
  return (await ctx.em.find(Openness, where, order)).map((item) => rowOf(ctx, item));
});

/** What everybody reads: without its comments and its history. */
export const opennessDetail = answer(coordination.queries.opennessDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Openness, { id, ...published });
  return item ? { ...rowOf(ctx, item), content: item.content, comments: '', history: [] } : null;
});

export const opennessDrafts = answer(
  coordination.queries.opennessDrafts,
  async (ctx, { state, search, offset, limit }) => {
    const where = {
      ...(state !== undefined && { state }),
      ...(search !== undefined && { title: containing(search) }),
    };
    const order = { orderBy: { due: 'asc', id: 'asc' }, offset, limit } as const;
    return (await ctx.em.find(Openness, where, order)).map((item) => rowOf(ctx, item));
  },
);

export const opennessDraftDetail = answer(coordination.queries.opennessDraftDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Openness, { id });
  if (!item) return null;
  return {
    ...{ ...rowOf(ctx, item), content: item.content, comments: item.comments ?? '' },
    history: await historyOf(ctx, id),
  };
});

const requestRow = (ctx: ReadContext, item: RequestItem) => ({
  ...{ id: item.id, requestId: item.id, title: item.title, organisation: item.organisation },
  ...{ askedAt: item.askedAt, due: item.due, state: item.state },
  overdue: item.state === 'asked' && item.due < ctx.now,
});

export const requests = answer(coordination.queries.requests, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  const found = await ctx.em.find(Request, where, { orderBy: { id: 'desc' }, offset, limit });
  return found.map((item) => requestRow(ctx, item));
});

export const requestDetail = answer(coordination.queries.requestDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Request, { id });
  if (!item) return null;
  return {
    ...{ ...requestRow(ctx, item), text: item.text ?? '', answer: item.answer ?? '' },
    history: await historyOf(ctx, id),
  };
});
