import { cobuilding } from '@heli/contracts/cobuilding';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { placeNames, unitNames } from '@heli/sdk/kit';
import type { FilterQuery } from '@mikro-orm/core';
import { Booking, Resource, type BookingItem } from '../entities/resource.entity.js';
import { addDays } from '../hours/opening.js';
import { historyOf } from '../kit.js';

type Row = OutputOf<typeof cobuilding.queries.bookings>[number];

async function rowsOf(ctx: ReadContext, found: readonly BookingItem[]): Promise<Row[]> {
  const nameOf = await unitNames(
    ctx,
    found.flatMap(({ unit, ownerUnit }) => [unit, ownerUnit]),
  );
  const placeOf = await placeNames(ctx);
  const ids = [...new Set(found.map(({ resourceId }) => resourceId))];
  const titles = new Map(
    (await ctx.em.find(Resource, { id: { $in: ids } })).map(({ id, title }) => [id, title]),
  );
  return found.map((item) => ({
    ...{ id: item.id, bookingId: item.id, resourceId: item.resourceId },
    ...{ resource: titles.get(item.resourceId) ?? '—', owner: nameOf(item.ownerUnit) },
    borrower: item.unit ? nameOf(item.unit) : placeOf(item.organisation),
    ...{ organisation: item.organisation, from: item.starts, to: item.ends },
    ...{ quantity: item.quantity, people: item.people, state: item.state },
  }));
}

export const bookings = answer(cobuilding.queries.bookings, async (ctx, input) => {
  const { resourceId, state, day, offset, limit } = input;
  const where: FilterQuery<BookingItem> = {
    ...(resourceId !== undefined && { resourceId }),
    ...(state !== undefined && { state }),
    ...(day !== undefined && {
      starts: { $lt: ctx.clock.startOf(addDays(day, 1)) },
      ends: { $gt: ctx.clock.startOf(day) },
    }),
  };
  const found = await ctx.em.find(Booking, where, { orderBy: { starts: 'desc', id: 'desc' }, offset, limit });
  return rowsOf(ctx, found);
});

export const bookingDetail = answer(cobuilding.queries.bookingDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Booking, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  return {
    ...row!,
    purpose: item.purpose,
    ratingByBorrower: item.ratingByBorrower ?? null,
    ratingByOwner: item.ratingByOwner ?? null,
    history: await historyOf(ctx, id),
  };
});
