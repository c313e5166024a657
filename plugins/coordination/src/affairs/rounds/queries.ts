import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { actorNames } from '@heli/sdk/kit';
import { Patrol, Visit } from '../entities/affair.entity.js';

export const patrols = answer(coordination.queries.patrols, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  const found = await ctx.em.find(Patrol, where, { orderBy: { id: 'desc' }, offset, limit });
  const nameOf = await actorNames(
    ctx,
    found.map(({ owner }) => owner),
  );
  return found.map((item) => ({
    ...{ id: item.id, patrolId: item.id, name: nameOf(item.owner), organisation: item.organisation },
    ...{ from: item.started, to: item.ended ?? null, distance: item.distance, cases: item.cases.length },
    state: item.state,
  }));
});

export const visits = answer(coordination.queries.visits, async (ctx, { kind, offset, limit }) => {
  const where = kind === undefined ? {} : { kind };
  const found = await ctx.em.find(Visit, where, { orderBy: { id: 'desc' }, offset, limit });
  const nameOf = await actorNames(
    ctx,
    found.map(({ owner }) => owner),
  );
  return found.map(({ id, kind: of, household, owner, organisation, at }) => ({
    ...{ id, kind: of, household, name: nameOf(owner), organisation, at },
  }));
});
