import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { filesOf, unitNames } from '@heli/sdk/kit';
import {
  Hours,
  Shift,
  Volunteer,
  type HoursItem,
  type ShiftItem,
  type VolunteerItem,
} from '../entities/service.entity.js';
import { historyOf } from '../kit.js';
import { holderNames } from '../shared/holder.js';
import { isActive } from './volunteers.js';

async function volunteerRows(ctx: ReadContext, found: readonly VolunteerItem[]) {
  const nameOf = await holderNames(ctx, found);
  const unitOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  return found.map((item) => ({
    ...{ id: item.id, volunteerId: item.id, name: nameOf(item), kind: item.kind, unit: unitOf(item.unit) },
    ...{ organisation: item.organisation, state: item.state, minutes: item.minutes, stars: item.stars },
    active: isActive(item, ctx.now),
  }));
}

export const volunteers = answer(
  incentives.queries.volunteers,
  async (ctx, { kind, state, offset, limit }) => {
    const where = { ...(kind !== undefined && { kind }), ...(state !== undefined && { state }) };
    // In the order in which they came, never by what they did.
    return volunteerRows(ctx, await ctx.em.find(Volunteer, where, { orderBy: { id: 'asc' }, offset, limit }));
  },
);

export const volunteerDetail = answer(incentives.queries.volunteerDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Volunteer, { id });
  if (!item) return null;
  const [row] = await volunteerRows(ctx, [item]);
  return { ...row!, history: await historyOf(ctx, id) };
});

async function shiftRows(ctx: ReadContext, found: readonly ShiftItem[]) {
  const unitOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  return found.map((item) => ({
    ...{ id: item.id, shiftId: item.id, title: item.title, place: item.place ?? '', unit: unitOf(item.unit) },
    ...{ organisation: item.organisation, from: item.starts, to: item.ends, capacity: item.capacity },
    ...{ signedUp: item.signedUp, state: item.state },
  }));
}

export const shifts = answer(incentives.queries.shifts, async (ctx, { state, day, offset, limit }) => {
  const start = day === undefined ? undefined : ctx.clock.startOf(day);
  const where = {
    ...(state !== undefined && { state }),
    ...(start !== undefined && {
      starts: { $lt: ctx.clock.add(start, { days: 1 }, 'natural') },
      ends: { $gt: start },
    }),
  };
  return shiftRows(
    ctx,
    await ctx.em.find(Shift, where, { orderBy: { starts: 'desc', id: 'desc' }, offset, limit }),
  );
});

async function hoursRows(ctx: ReadContext, found: readonly HoursItem[]) {
  const nameOf = await holderNames(ctx, found);
  const of = await ctx.em.find(Shift, { id: { $in: [...new Set(found.map(({ shiftId }) => shiftId))] } });
  const titles = new Map(of.map(({ id, title }) => [id, title]));
  return found.map((item) => ({
    ...{ id: item.id, hoursId: item.id, shiftId: item.shiftId, shift: titles.get(item.shiftId) ?? '—' },
    ...{ name: nameOf(item), organisation: item.organisation, from: item.signedIn ?? null },
    ...{ to: item.signedOut ?? null, minutes: item.minutes, state: item.state, flags: [...item.flags] },
  }));
}

export const shiftDetail = answer(incentives.queries.shiftDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Shift, { id });
  if (!item) return null;
  const [row] = await shiftRows(ctx, [item]);
  const places = await ctx.em.find(Hours, { shiftId: id }, { orderBy: { id: 'asc' } });
  return { ...row!, places: await hoursRows(ctx, places), history: await historyOf(ctx, id) };
});

export const hours = answer(incentives.queries.hours, async (ctx, { state, shiftId, offset, limit }) => {
  const where = { ...(state !== undefined && { state }), ...(shiftId !== undefined && { shiftId }) };
  return hoursRows(ctx, await ctx.em.find(Hours, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const ownHours = answer(incentives.queries.ownHours, async (ctx, { state, offset, limit }) => {
  const where = { personId: ctx.actorPersonId ?? '', ...(state !== undefined && { state }) };
  return hoursRows(ctx, await ctx.em.find(Hours, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const hoursDetail = answer(incentives.queries.hoursDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Hours, { id });
  if (!item) return null;
  const [row] = await hoursRows(ctx, [item]);
  return { ...row!, files: await filesOf(ctx, 'incentives.hours', id), history: await historyOf(ctx, id) };
});
