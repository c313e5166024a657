import { bookableKinds, type Rater } from '@heli/contracts/cobuilding';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { iso } from '@heli/sdk/kit';
import { Booking, type BookingItem, type ResourceItem } from '../entities/resource.entity.js';
import { openIntervals, type Interval } from '../hours/opening.js';
import { peakOf, type Taken } from '../hours/room.js';
import { find, follow, no, situationOf } from '../kit.js';
import { bookingLife, holdingStates } from '../life-cycles.js';
import { settings } from '../settings.js';

/** What takes up room of a resource within an interval: asked for, promised or in use. */
export async function takenOf(
  ctx: ReadContext,
  resourceId: string,
  { from, to }: Interval,
): Promise<Taken[]> {
  const found = await ctx.em.find(Booking, {
    ...{ resourceId, state: { $in: [...holdingStates] }, starts: { $lt: to }, ends: { $gt: from } },
  });
  return found.map(({ starts, ends, quantity }) => ({ from: starts, to: ends, quantity }));
}

/**
 * The time wished for, if the resource can be had then.
 * @throws Refusal that names what stands against it
 */
export async function timeFor(
  ctx: ReadContext,
  resource: ResourceItem,
  wish: Interval & { readonly quantity: number },
): Promise<Interval> {
  const span = { from: iso(wish.from), to: iso(wish.to) };
  if (!bookableKinds.includes(resource.kind)) throw no('notBookable', {}, 'resourceId', 'invalid');
  if (span.to <= span.from) throw no('endsBefore', {}, 'to', 'invalid');
  if (span.from <= ctx.now) throw no('dueNotAhead', {}, 'from', 'invalid');
  const { bookAheadDays } = ctx.settings(settings);
  if (span.to > ctx.clock.add(ctx.now, { days: bookAheadDays }, 'natural'))
    throw no('tooFarAhead', { days: bookAheadDays }, 'to', 'invalid');
  if (!isOpen(ctx, resource, span)) throw no('notOpenThen', {}, 'from', 'invalid');
  const taken = await takenOf(ctx, resource.id, span);
  const free = resource.capacity - peakOf(taken, span);
  if (wish.quantity > free) throw no('taken', { free: Math.max(0, free) }, 'from');
  return span;
}

/** Within its validity and, where it has opening hours, within one of them. */
function isOpen(ctx: ReadContext, resource: ResourceItem, span: Interval): boolean {
  const [first, last] = [ctx.clock.dayOf(span.from), ctx.clock.dayOf(span.to)];
  if (first < (resource.validFrom ?? first) || last > (resource.validTo ?? last)) return false;
  if (resource.hours.length === 0) return true;
  const open = openIntervals(resource, first, last, ctx.clock);
  return open.some(({ from, to }) => from <= span.from && span.to <= to);
}

/** Takes a booking to the state that follows on the verb. */
export async function moveBooking(
  ctx: ReadContext,
  bookingId: string,
  verb: keyof typeof bookingLife,
  by?: Rater,
): Promise<BookingItem> {
  const item = await find(ctx, Booking, bookingId, 'Booking');
  item.state = follow(bookingLife, verb, { ...situationOf(ctx, item), ...(by && { by }) });
  return item;
}

/** What every fact about a booking names. */
export const naming = ({ id, resourceId }: BookingItem) => ({ bookingId: id, resourceId });

/** Both sides learn what has become of it. */
export const tell = (
  ctx: WriteContext,
  key: string,
  { id, ownerUnit, unit, starts }: BookingItem,
  whom: Rater,
): Promise<unknown> =>
  ctx.notify({
    key: `cobuilding.notice.${key}`,
    params: { day: ctx.clock.dayOf(starts) },
    to: whom === 'owner' ? { units: [ownerUnit] } : unit ? { units: [unit] } : { roles: ['branchSecretary'] },
    subject: { type: 'cobuilding.booking', id },
  });
