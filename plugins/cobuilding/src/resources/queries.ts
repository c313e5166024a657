import { cobuilding } from '@heli/contracts/cobuilding';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { containing, filesOf, unitNames } from '@heli/sdk/kit';
import type { FilterQuery } from '@mikro-orm/core';
import { takenOf } from '../bookings/bookings.js';
import { Resource, type ResourceItem } from '../entities/resource.entity.js';
import { openIntervals } from '../hours/opening.js';
import { freeIn } from '../hours/room.js';
import { historyOf, no } from '../kit.js';
import { meanOf } from '../shared/rows.js';
import { resourceOf } from './resources.js';

type Row = OutputOf<typeof cobuilding.queries.resources>[number];

const rowOf = (item: ResourceItem, unit: string): Row => ({
  ...{ id: item.id, resourceId: item.id, title: item.title, kind: item.kind, unit, unitId: item.unit },
  ...{ organisation: item.organisation, state: item.state, capacity: item.capacity, fee: item.fee },
  ...{ validTo: item.validTo ?? null, rated: meanOf(item.ratingSum, item.ratings), ratings: item.ratings },
});

async function rowsOf(ctx: ReadContext, found: readonly ResourceItem[]): Promise<Row[]> {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  return found.map((item) => rowOf(item, nameOf(item.unit)));
}

export const resources = answer(cobuilding.queries.resources, async (ctx, input) => {
  const { kind, state, search, offset, limit } = input;
  const where: FilterQuery<ResourceItem> = {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  return rowsOf(ctx, await ctx.em.find(Resource, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const resourceDetail = answer(cobuilding.queries.resourceDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Resource, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const [contact] = item.contactId ? await ctx.directory.persons([item.contactId]) : [];
  return {
    ...row!,
    ...{ description: item.description ?? '', conditions: item.conditions ?? '' },
    ...{ hours: item.hours, closedOn: item.closedOn, validFrom: item.validFrom ?? null },
    contact: contact?.name ?? '—',
    files: await filesOf(ctx, 'cobuilding.resource', id),
    history: await historyOf(ctx, id),
  };
});

const mostDays = 31;

/** What is free when, so that nobody has to try. */
export const availability = answer(cobuilding.queries.availability, async (ctx, input) => {
  const { resourceId, first, last } = input;
  if (last < first) throw no('endsBefore', {}, 'last', 'invalid');
  if (Date.parse(last) - Date.parse(first) >= mostDays * 86_400_000)
    throw no('tooManyDays', { most: mostDays }, 'last', 'too-many');
  const item = await resourceOf(ctx, resourceId);
  if (item.state !== 'open') return [];
  const { capacity } = item;
  const open = openIntervals(item, first, last, ctx.clock).filter(
    ({ day }) => day >= (item.validFrom ?? day) && day <= (item.validTo ?? day),
  );
  const [begin, end] = [open[0]?.from, open.at(-1)?.to];
  if (begin === undefined || end === undefined) return [];
  const taken = await takenOf(ctx, resourceId, { from: begin, to: end });
  return open.flatMap(({ day, ...interval }) =>
    freeIn(taken, interval, capacity).map((part) => ({ id: part.from, day, capacity, ...part })),
  );
});
