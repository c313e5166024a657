import { cobuilding, events } from '@heli/contracts/cobuilding';
import { answer, handle, type OutputOf, type ReadContext, type WriteContext } from '@heli/sdk';
import { placeNames, unitNames } from '@heli/sdk/kit';
import { Station, StationDay, type StationItem } from '../entities/register.entity.js';
import { checkOpening, openIntervals } from '../hours/opening.js';
import { find, follow, historyOf, no, record, situationOf, subjectOf, unitOf } from '../kit.js';
import { standsFor, stationLife } from '../life-cycles.js';

const naming = ({ id, kind }: StationItem) => ({ stationId: id, kind });

async function move(
  ctx: WriteContext,
  stationId: string,
  verb: keyof typeof stationLife,
): Promise<StationItem> {
  const item = await find(ctx, Station, stationId, 'Station');
  item.state = follow(stationLife, verb, situationOf(ctx, item));
  return item;
}

/** 党群服务中心、驿站、微阵地: a place of the addressed organisation, kept by a unit or by itself. */
export const openStation = handle(cobuilding.commands.openStation, async (ctx, input) => {
  const { kind, title, unitId, facilities, hours, closedOn } = input;
  if (unitId !== undefined) await unitOf(ctx, unitId);
  if (!standsFor(ctx, unitId ?? null)) throw no('notYourUnit', {}, 'unitId', 'forbidden');
  checkOpening(hours);
  const item = ctx.em.create(Station, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, unit: unitId ?? null, owner: ctx.actorId },
    ...{ kind, title, facilities: facilities ?? null, hours, closedOn, since: ctx.clock.dayOf(ctx.now) },
    ...{ state: 'open', visits: 0 },
  });
  record(ctx, subjectOf('station', item), events.stationOpened, {
    data: { ...naming(item), unitId, hours, closedOn },
    detail: { title, facilities },
  });
  return { stationId: item.id, state: item.state };
});

export const setStationHours = handle(cobuilding.commands.setStationHours, async (ctx, input) => {
  const { stationId, hours, closedOn } = input;
  const item = await move(ctx, stationId, 'setHours');
  checkOpening(hours);
  Object.assign(item, { hours, closedOn });
  const data = { ...naming(item), hours, closedOn };
  record(ctx, subjectOf('station', item), events.stationHoursSet, { data });
  return { stationId, state: item.state };
});

/** Visits of a day; told again, the later count stands. */
export const countVisits = handle(cobuilding.commands.countVisits, async (ctx, input) => {
  const { stationId, day, visits } = input;
  const item = await move(ctx, stationId, 'countVisits');
  if (day > ctx.clock.dayOf(ctx.now)) throw no('inFuture', {}, 'day', 'invalid');
  const known = await ctx.em.findOne(StationDay, { stationId, day });
  const before = known?.visits ?? 0;
  if (known) known.visits = visits;
  else {
    const { organisation, unit } = item;
    const id = ctx.id();
    ctx.em.create(StationDay, { id, organisation, unit, owner: ctx.actorId, stationId, day, visits });
  }
  item.visits += visits - before;
  const start = ctx.clock.startOf(day);
  const data = { ...naming(item), day, visits, before, from: start };
  record(ctx, subjectOf('station', item), events.visitsCounted, { data });
  return { stationId, state: item.state };
});

export const closeStation = handle(cobuilding.commands.closeStation, async (ctx, { stationId, note }) => {
  const item = await move(ctx, stationId, 'close');
  record(ctx, subjectOf('station', item), events.stationClosed, { data: naming(item), detail: { note } });
  return { stationId, state: item.state };
});

type Row = OutputOf<typeof cobuilding.queries.stations>[number];

async function rowsOf(ctx: ReadContext, found: readonly StationItem[]): Promise<Row[]> {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const placeOf = await placeNames(ctx);
  const today = ctx.clock.dayOf(ctx.now);
  return found.map((item) => ({
    ...{ id: item.id, stationId: item.id, title: item.title, kind: item.kind },
    unit: item.unit ? nameOf(item.unit) : placeOf(item.organisation),
    ...{ organisation: item.organisation, state: item.state, visits: item.visits },
    openNow:
      item.state === 'open' &&
      openIntervals(item, today, today, ctx.clock).some(({ from, to }) => from <= ctx.now && ctx.now < to),
  }));
}

export const stations = answer(cobuilding.queries.stations, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  return rowsOf(ctx, await ctx.em.find(Station, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const stationDetail = answer(cobuilding.queries.stationDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Station, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const { hours, closedOn } = item;
  return { ...row!, facilities: item.facilities ?? '', hours, closedOn, history: await historyOf(ctx, id) };
});
