import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { Team, TeamMember, type TeamItem } from '../entities/pioneer.entity.js';
import { historyOf } from '../kit.js';
import { personNames } from '../shared/persons.js';

async function rowsOf(ctx: ReadContext, found: readonly TeamItem[]) {
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  return found.map(({ id, title, kind, personId, organisation, people, state }) => ({
    ...{ id, teamId: id, title, kind, leader: nameOf(personId), organisation, people, state },
  }));
}

export const teams = answer(personnel.queries.teams, async (ctx, { kind, state, search, offset, limit }) => {
  const where = {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  return rowsOf(ctx, await ctx.em.find(Team, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const teamDetail = answer(personnel.queries.teamDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Team, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const found = await ctx.em.find(TeamMember, { teamId: id, gone: null }, { orderBy: { id: 'asc' } });
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  const members = found.map(({ id: memberId, personId, since }) => ({
    ...{ id: memberId, name: nameOf(personId), since },
  }));
  return { ...row!, members, history: await historyOf(ctx, id) };
});
