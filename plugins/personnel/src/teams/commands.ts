import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Team, TeamMember, type TeamItem } from '../entities/pioneer.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { teamLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { knownPerson, ownPerson } from '../shared/persons.js';

const answerOf = ({ id, state, people }: TeamItem) => ({ teamId: id, state, members: people });

function take(ctx: WriteContext, item: TeamItem, personId: string): void {
  const { organisation, id: teamId } = item;
  const membership = ctx.em.create(TeamMember, {
    ...{ id: ctx.id(), organisation, owner: ctx.actorId, personId, teamId, since: ctx.now, gone: null },
  });
  item.people += 1;
  const data = { teamId, membershipId: membership.id, personId };
  record(ctx, subjectOf('team', item), events.teamJoined, { data });
}

/** Its leader is its first member. */
export const formTeam = handle(personnel.commands.formTeam, async (ctx, { title, kind, leaderId }) => {
  await knownPerson(ctx, leaderId, 'leaderId');
  const item = ctx.em.create(Team, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, personId: leaderId },
    ...{ title, kind, people: 0, state: 'formed' },
  });
  const data = { teamId: item.id, kind, leaderId };
  record(ctx, subjectOf('team', item), events.teamFormed, { data, detail: { title } });
  take(ctx, item, leaderId);
  return answerOf(item);
});

async function join(ctx: WriteContext, teamId: string, personId: string) {
  const item = await find(ctx, Team, teamId, 'Team');
  follow(teamLife, 'join', around(ctx, item));
  if (await ctx.em.findOne(TeamMember, { teamId, personId, gone: null }))
    throw no('inTeamAlready', {}, 'teamId');
  take(ctx, item, personId);
  return answerOf(item);
}

export const joinTeam = handle(personnel.commands.joinTeam, (ctx, { teamId }) =>
  join(ctx, teamId, ownPerson(ctx)),
);

export const addToTeam = handle(personnel.commands.addToTeam, async (ctx, { teamId, personId }) => {
  await knownPerson(ctx, personId);
  return join(ctx, teamId, personId);
});

async function leave(ctx: WriteContext, teamId: string, personId: string, note: string | undefined) {
  const item = await find(ctx, Team, teamId, 'Team');
  follow(teamLife, 'join', around(ctx, item));
  const member = await ctx.em.findOne(TeamMember, { teamId, personId, gone: null });
  if (!member) throw no('notInTeam', {}, 'teamId');
  if (item.personId === personId) throw no('leaderStays', {}, 'teamId');
  member.gone = ctx.now;
  item.people -= 1;
  const data = { teamId, membershipId: member.id, personId };
  record(ctx, subjectOf('team', item), events.teamLeft, { data, detail: { note } });
  return answerOf(item);
}

export const leaveTeam = handle(personnel.commands.leaveTeam, (ctx, { teamId, note }) =>
  leave(ctx, teamId, ownPerson(ctx), note),
);

export const removeFromTeam = handle(personnel.commands.removeFromTeam, (ctx, input) =>
  leave(ctx, input.teamId, input.personId, input.note),
);

export const dissolveTeam = handle(personnel.commands.dissolveTeam, async (ctx, { teamId, note }) => {
  const item = await find(ctx, Team, teamId, 'Team');
  item.state = follow(teamLife, 'dissolve', around(ctx, item));
  for (const member of await ctx.em.find(TeamMember, { teamId, gone: null })) member.gone = ctx.now;
  const data = { teamId, members: item.people };
  item.people = 0;
  record(ctx, subjectOf('team', item), events.teamDissolved, { data, detail: { note } });
  return answerOf(item);
});
