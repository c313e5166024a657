import { leadership } from '@heli/contracts/leadership';
import { answer, type OutputOf } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import { Request, type RequestItem } from '../entities/request.entity.js';
import { historyOf } from '../kit.js';

type Row = OutputOf<typeof leadership.queries.requests>[number];

const rowOf = (request: RequestItem, unit: string, now: string): Row => {
  const { id, title, direction, organisation, state, askedAt, due } = request;
  return {
    ...{ id, requestId: id, title, direction, unit, organisation, state, askedAt, due },
    overdue: state === 'asked' && due <= now,
  };
};

export const requests = answer(leadership.queries.requests, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  const found = await ctx.em.find(Request, where, {
    orderBy: { askedAt: 'desc', id: 'desc' },
    offset,
    limit,
  });
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  return found.map((request) => rowOf(request, nameOf(request.unit), ctx.now));
});

export const requestDetail = answer(leadership.queries.requestDetail, async (ctx, { id }) => {
  const request = await ctx.em.findOne(Request, { id });
  if (!request) return null;
  const nameOf = await unitNames(ctx, [request.unit]);
  return {
    ...rowOf(request, nameOf(request.unit), ctx.now),
    text: request.text ?? '',
    answer: request.answer ?? '',
    history: await historyOf(ctx, id),
  };
});
