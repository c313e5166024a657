import { events } from '@heli/contracts/incentives';
import type { WriteContext } from '@heli/sdk';
import { endOfMonth, nextMonth } from '@heli/sdk/kit';
import { Entry } from '../entities/entry.entity.js';
import { Ground, Hours, Volunteer, type GroundItem } from '../entities/service.entity.js';
import { record, subjectOf } from '../kit.js';
import { settings } from '../settings.js';

/** What an organisation's rates are of; made when it is first needed. */
export async function groundOf(ctx: WriteContext, organisation: string): Promise<GroundItem> {
  const known = await ctx.em.findOne(Ground, { organisation });
  return (
    known ??
    ctx.em.create(Ground, {
      id: ctx.id(),
      facts: 0,
      organisation,
      owner: ctx.actorId,
      residents: 0,
      month: null,
    })
  );
}

/** The month's end asks who took part in it. */
export function watchMonth(ctx: WriteContext, ground: GroundItem, month: string): void {
  ground.month = month;
  ctx.remind(`month:${ground.organisation}`, endOfMonth(ctx, month), events.monthFellDue, {
    data: { month },
    organisation: ground.organisation,
    subject: { type: 'incentives.ground', id: ground.id },
  });
}

/** The volunteers of the organisation, those who took part in the month, and the members with the hours of the year. */
export async function closeMonth(ctx: WriteContext, ground: GroundItem, month: string): Promise<void> {
  const { organisation } = ground;
  const [from, until] = [ctx.clock.startOf(`${month}-01`), ctx.clock.startOf(nextMonth(month))];
  const roll = await ctx.em.find(Volunteer, { organisation, state: 'registered' });
  const persons = new Set(roll.map(({ personId }) => personId));
  const settled = await ctx.em.find(Entry, {
    ...{ organisation, personId: { $ne: null }, amount: { $gt: 0 }, state: 'settled' },
    settledAt: { $gte: from, $lt: until },
  });
  const took = new Set(settled.map(({ personId }) => personId!).filter((one) => persons.has(one)));
  const members = roll.filter(({ kind }) => kind === 'member');
  const year = ctx.clock.startOf(`${month.slice(0, 4)}-01-01`);
  const counted = await ctx.em.find(Hours, {
    ...{ volunteerId: { $in: members.map(({ id }) => id) }, state: 'counted' },
    signedIn: { $gte: year, $lt: until },
  });
  const minutes = Map.groupBy(counted, ({ volunteerId }) => volunteerId);
  const needed = (ctx.settings(settings).memberHours * 60 * Number(month.slice(5))) / 12;
  const reached = members.filter(
    ({ id }) => (minutes.get(id) ?? []).reduce((sum, one) => sum + one.minutes, 0) >= needed,
  );
  record(ctx, subjectOf('month', ground), events.monthClosed, {
    at: endOfMonth(ctx, month),
    id: `month:${organisation}:${month}`,
    data: {
      ...{ month, eligible: roll.length, participants: took.size },
      ...{ members: members.length, reached: reached.length },
    },
  });
}
