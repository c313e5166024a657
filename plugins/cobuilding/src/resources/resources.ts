import { bookableKinds, events, type ResourceState } from '@heli/contracts/cobuilding';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Resource, type ResourceItem } from '../entities/resource.entity.js';
import { addDays, openIntervals, openMinutes } from '../hours/opening.js';
import { find, follow, situationOf, subjectOf } from '../kit.js';
import { resourceLife } from '../life-cycles.js';

export const resourceOf = (ctx: ReadContext, resourceId: string): Promise<ResourceItem> =>
  find(ctx, Resource, resourceId, 'Resource');

interface Moved {
  readonly item: ResourceItem;
  readonly data: ReturnType<typeof naming> & { readonly from: ResourceState };
}
/** What every fact about a resource names. */
export const naming = ({ id, unit, kind }: ResourceItem) => ({ resourceId: id, unitId: unit, kind });

/** Takes a resource to the state that follows on the verb; its timers follow. */
export async function moveResource(
  ctx: WriteContext,
  resourceId: string,
  verb: keyof typeof resourceLife,
): Promise<Moved> {
  const item = await resourceOf(ctx, resourceId);
  const from = item.state;
  item.state = follow(resourceLife, verb, situationOf(ctx, item));
  if (item.state === 'withdrawn') ctx.forget(validityKey(item));
  watchHours(ctx, item, ctx.clock.dayOf(ctx.now));
  return { item, data: { ...naming(item), from } };
}

const validityKey = ({ id }: ResourceItem): string => `validity:${id}`;
const endOf = (ctx: ReadContext, day: string): string => ctx.clock.startOf(addDays(day, 1));

/** A deadline tells that the last day of its validity is over. */
export function watchValidity(ctx: WriteContext, item: ResourceItem): void {
  if (item.validTo === null || item.validTo === undefined) return;
  const { type, id } = subjectOf('resource', item);
  ctx.remind(validityKey(item), endOf(ctx, item.validTo), events.validityEnded, {
    data: { ...naming(item), validTo: item.validTo },
    ...{ organisation: item.organisation, subject: { type, id } },
  });
}

/** A day is looked for so far ahead: rules that leave out more are watched again when they are set. */
const daysAhead = 400;

/**
 * The next day, after the one given, on which it stands open from morning to evening: a deadline at its end books its
 * minutes. Where it is not open, none is armed; a day on which it is closed half-way is not counted.
 */
export function watchHours(ctx: WriteContext, item: ResourceItem, after: string): void {
  const key = `hours:${item.id}`;
  const day = item.state === 'open' ? nextOpenDay(ctx, item, after) : undefined;
  if (day === undefined) {
    ctx.forget(key);
    return;
  }
  const { type, id } = subjectOf('resource', item);
  const minutes = openMinutes(item, day, ctx.clock) * item.capacity;
  // A moment before midnight, so that it lies in the day it is about.
  const at = new Date(Date.parse(endOf(ctx, day)) - 1).toISOString();
  ctx.remind(key, at, events.openHoursPassed, {
    data: { ...naming(item), day, minutes },
    ...{ organisation: item.organisation, subject: { type, id } },
  });
}

function nextOpenDay(ctx: ReadContext, item: ResourceItem, after: string): string | undefined {
  if (item.hours.length === 0 || !bookableKinds.includes(item.kind)) return undefined;
  const [next] = openIntervals(item, addDays(after, 1), addDays(after, daysAhead), ctx.clock);
  return next && next.day <= (item.validTo ?? next.day) ? next.day : undefined;
}
