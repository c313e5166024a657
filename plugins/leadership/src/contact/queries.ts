import { leadership } from '@heli/contracts/leadership';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { ContactPoint, VisitRound, type ContactPointItem } from '../entities/contact-point.entity.js';
import { targetNames } from './targets.js';
import { historyOf } from '../kit.js';

type Row = OutputOf<typeof leadership.queries.contactPoints>[number];

async function rowsOf(ctx: ReadContext, points: readonly ContactPointItem[]): Promise<Row[]> {
  const targetOf = await targetNames(ctx, points);
  const made = await ctx.em.find(VisitRound, {
    contactPointId: { $in: points.map(({ id }) => id) },
    due: { $gt: ctx.now },
    visitedAt: { $ne: null },
  });
  const visited = new Set(made.map(({ contactPointId, round }) => `${contactPointId}:${round}`));
  return points.map((point) => {
    const { id, postTitle, organisation, state, everyDays, round } = point;
    return {
      ...{ id, contactPointId: id, postTitle, organisation, state, everyDays },
      title: targetOf(point),
      lastVisitAt: point.lastVisitAt ?? null,
      due: state === 'active' ? point.due : null,
      visited: visited.has(`${id}:${round}`),
    };
  });
}

export const contactPoints = answer(
  leadership.queries.contactPoints,
  async (ctx, { state, offset, limit }) => {
    const where = state === undefined ? {} : { state };
    const found = await ctx.em.find(ContactPoint, where, {
      orderBy: { due: 'asc', id: 'asc' },
      offset,
      limit,
    });
    return rowsOf(ctx, found);
  },
);

export const contactPointDetail = answer(leadership.queries.contactPointDetail, async (ctx, { id }) => {
  const point = await ctx.em.findOne(ContactPoint, { id });
  if (!point) return null;
  const [row] = await rowsOf(ctx, [point]);
  return row ? { ...row, history: await historyOf(ctx, id) } : null;
});
