import { coordination, events } from '@heli/contracts/coordination';
import { handle, type WriteContext } from '@heli/sdk';
import { endOfMonth, nextMonth } from '@heli/sdk/kit';
import { Ground, Patrol, Visit, type GroundItem } from '../entities/affair.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { patrolLife } from '../life-cycles.js';
import { around } from '../shared/around.js';

export const startPatrol = handle(coordination.commands.startPatrol, async (ctx) => {
  const { organisation, actorId: owner } = ctx;
  if (await ctx.em.findOne(Patrol, { owner, state: 'walking' })) throw no('walkingAlready');
  const item = ctx.em.create(Patrol, {
    ...{ id: ctx.id(), facts: 0, organisation, owner, started: ctx.now, ended: null, distance: 0 },
    ...{ cases: [], state: 'walking' },
  });
  record(ctx, subjectOf('patrol', item), events.patrolStarted, { data: { patrolId: item.id } });
  return { patrolId: item.id, state: item.state };
});

export const endPatrol = handle(coordination.commands.endPatrol, async (ctx, input) => {
  const { patrolId, distance, points, caseIds, note } = input;
  const item = await find(ctx, Patrol, patrolId, 'Patrol');
  item.state = follow(patrolLife, 'end', around(ctx, item));
  Object.assign(item, { ended: ctx.now, distance, cases: caseIds });
  const minutes = ctx.clock.minutesBetween(item.started, ctx.now, 'natural');
  record(ctx, subjectOf('patrol', item), events.patrolEnded, {
    data: { patrolId, from: item.started, minutes, distance, points, caseIds },
    detail: { note },
  });
  return { patrolId, state: item.state };
});

/** What an organisation's coverage is of; made when it is first needed, and watched from then on. */
async function groundOf(ctx: WriteContext): Promise<GroundItem> {
  const { organisation } = ctx;
  const known = await ctx.em.findOne(Ground, { organisation });
  if (known) return known;
  const month = ctx.clock.dayOf(ctx.now).slice(0, 7);
  const ground = ctx.em.create(Ground, {
    ...{ id: ctx.id(), facts: 0, organisation, owner: ctx.actorId, households: 0, month },
  });
  watchMonth(ctx, ground, month);
  return ground;
}

function watchMonth(ctx: WriteContext, ground: GroundItem, month: string): void {
  ground.month = month;
  ctx.remind(`visits:${ground.organisation}`, endOfMonth(ctx, month), events.visitsFellDue, {
    data: { month },
    organisation: ground.organisation,
    subject: { type: 'coordination.ground', id: ground.id },
  });
}

export const recordVisit = handle(coordination.commands.recordVisit, async (ctx, input) => {
  const { kind, household, note } = input;
  await groundOf(ctx);
  const item = ctx.em.create(Visit, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, kind, household },
    at: ctx.now,
  });
  const data = { visitId: item.id, kind };
  record(ctx, subjectOf('visit', item), events.visitRecorded, { data, detail: { household, note } });
  return { visitId: item.id };
});

export const setHouseholds = handle(coordination.commands.setHouseholds, async (ctx, { households }) => {
  const ground = await groundOf(ctx);
  const before = ground.households;
  ground.households = households;
  record(ctx, subjectOf('ground', ground), events.householdsSet, { data: { households, before } });
  return { households };
});

/** The month is over: how many doors were visited at least once, of how many there are. The next one is watched. */
export async function settleVisits(ctx: WriteContext, ground: GroundItem, month: string): Promise<void> {
  const { organisation, households } = ground;
  const next = nextMonth(month);
  if (households > 0) {
    const at = { $gte: ctx.clock.startOf(`${month}-01`), $lt: ctx.clock.startOf(next) };
    const visits = await ctx.em.find(Visit, { organisation, at });
    const doors = new Set(visits.map(({ household }) => household.trim())).size;
    record(ctx, subjectOf('ground', ground), events.visitsSettled, {
      ...{ id: `visits:${organisation}:${month}`, at: endOfMonth(ctx, month) },
      data: { month, households, visited: Math.min(doors, households) },
    });
  }
  watchMonth(ctx, ground, next.slice(0, 7));
}
