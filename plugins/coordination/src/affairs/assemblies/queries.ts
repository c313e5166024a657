import { coordination } from '@heli/contracts/coordination';
import { answer, type ReadContext } from '@heli/sdk';
import { Assembly, Matter, type AssemblyItem } from '../entities/deliberation.entity.js';
import { historyOf } from '../kit.js';
import { rulesOf } from './commands.js';
import { moreThan } from './rules.js';

const rowOf = (ctx: ReadContext, item: AssemblyItem) => ({
  ...{ id: item.id, assemblyId: item.id, kind: item.kind, basis: item.basis, title: item.title },
  ...{ organisation: item.organisation, at: item.at, entitled: item.entitled, present: item.present },
  ...{ needed: moreThan(rulesOf(ctx, item).attend, item.entitled), state: item.state },
});

export const assemblies = answer(coordination.queries.assemblies, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  const found = await ctx.em.find(Assembly, where, { orderBy: { at: 'desc', id: 'desc' }, offset, limit });
  return found.map((item) => rowOf(ctx, item));
});

export const assemblyDetail = answer(coordination.queries.assemblyDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Assembly, { id });
  if (!item) return null;
  const found = await ctx.em.find(Matter, { assemblyId: id }, { orderBy: { id: 'asc' } });
  const matters = found.map(({ id: matterId, title, yes, no, abstained, passed }) => ({
    ...{ id: matterId, title, yes, no, abstained, passed },
  }));
  const { from, basis } = rulesOf(ctx, item);
  return {
    ...{ ...rowOf(ctx, item), rulesFrom: `${from} ${basis}`, matters, history: await historyOf(ctx, id) },
  };
});
