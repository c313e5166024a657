import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { filesOf } from '@heli/sdk/kit';
import { Objection, type ObjectionItem } from '../entities/growth.entity.js';
import { historyOf } from '../kit.js';
import { personNames } from '../shared/persons.js';

async function rowsOf(ctx: ReadContext, found: readonly ObjectionItem[]) {
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  return found.map((item) => ({
    ...{ id: item.id, objectionId: item.id, subjectKind: item.subjectKind, subject: nameOf(item.personId) },
    ...{ organisation: item.organisation, reason: item.reason, filedAt: item.filedAt, due: item.due },
    ...{ overdue: item.state === 'filed' && item.due < ctx.now, state: item.state },
  }));
}

export const objections = answer(personnel.queries.objections, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  return rowsOf(ctx, await ctx.em.find(Objection, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const objectionDetail = answer(personnel.queries.objectionDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Objection, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const files = await filesOf(ctx, 'personnel.objection', id);
  return { ...row!, files, history: await historyOf(ctx, id) };
});
