import { events, incentives } from '@heli/contracts/incentives';
import { handle } from '@heli/sdk';
import { Volunteer } from '../entities/service.entity.js';
import { find, follow, no, record, subjectOf, unitOf } from '../kit.js';
import { volunteerLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { groundOf, watchMonth } from './months.js';
import { lapseKey, naming } from './volunteers.js';

export const registerVolunteer = handle(incentives.commands.registerVolunteer, async (ctx, input) => {
  const { personId, kind, unitId } = input;
  const [person] = await ctx.directory.persons([personId]);
  if (!person) throw no('unknownPerson', {}, 'personId', 'invalid');
  if (unitId !== undefined) await unitOf(ctx, unitId);
  if (await ctx.em.findOne(Volunteer, { personId, state: 'registered' }))
    throw no('registeredAlready', {}, 'personId');
  const item = ctx.em.create(Volunteer, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, unit: unitId ?? null, owner: ctx.actorId },
    ...{ personId, kind, state: 'registered', minutes: 0, stars: 0, activeUntil: null },
  });
  record(ctx, subjectOf('volunteer', item), events.volunteerRegistered, {
    data: { ...naming(item), ...(unitId !== undefined && { unitId }) },
  });
  const ground = await groundOf(ctx, ctx.organisation);
  if (ground.month == null) watchMonth(ctx, ground, ctx.clock.dayOf(ctx.now).slice(0, 7));
  return { volunteerId: item.id, state: item.state };
});

export const endVolunteer = handle(incentives.commands.endVolunteer, async (ctx, { volunteerId, note }) => {
  const item = await find(ctx, Volunteer, volunteerId, 'Volunteer');
  item.state = follow(volunteerLife, 'leave', around(ctx, item));
  const data = { ...naming(item), active: item.activeUntil != null, stars: item.stars };
  item.activeUntil = null;
  ctx.forget(lapseKey(item));
  record(ctx, subjectOf('volunteer', item), events.volunteerLeft, { data, detail: { note } });
  return { volunteerId, state: item.state };
});

/** What rates per thousand are of. */
export const setPopulation = handle(incentives.commands.setPopulation, async (ctx, { residents }) => {
  const ground = await groundOf(ctx, ctx.organisation);
  const before = ground.residents;
  ground.residents = residents;
  record(ctx, subjectOf('population', ground), events.populationSet, {
    data: { organisation: ctx.organisation, residents, before },
  });
  return { residents };
});
