import { events } from '@heli/contracts/incentives';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Volunteer, type HoursItem, type VolunteerItem } from '../entities/service.entity.js';
import { no, record, subjectOf } from '../kit.js';
import { settings } from '../settings.js';

/** What every fact about a volunteer names. */
export const naming = ({ id, personId, kind }: VolunteerItem) => ({ volunteerId: id, personId, kind });

/** @throws Refusal `notAVolunteer` where the person is not on the roll within reach */
export async function volunteerOf(
  ctx: ReadContext,
  personId: string,
  field?: string,
): Promise<VolunteerItem> {
  const found = await ctx.em.findOne(Volunteer, { personId, state: 'registered' });
  if (!found) throw no('notAVolunteer', {}, field);
  return found;
}

export const isActive = ({ activeUntil }: VolunteerItem, now: string): boolean =>
  activeUntil != null && activeUntil > now;

export const lapseKey = ({ id }: Pick<VolunteerItem, 'id'>): string => `lapse:${id}`;

/** Active for so many days after a shift, however many follow on each other. */
function stayActive(ctx: WriteContext, item: VolunteerItem, served: string): void {
  const until = ctx.clock.add(served, { days: ctx.settings(settings).activeDays }, 'natural');
  if (until <= ctx.now || (item.activeUntil != null && until <= item.activeUntil)) return;
  if (item.activeUntil == null)
    record(ctx, subjectOf('volunteer', item), events.volunteerActive, { data: naming(item) });
  item.activeUntil = until;
  ctx.remind(lapseKey(item), until, events.lapseFellDue, {
    data: { volunteerId: item.id, since: served },
    organisation: item.organisation,
    subject: { type: 'incentives.volunteer', id: item.id },
  });
}

const starsFor = (hours: readonly number[], minutes: number): number =>
  hours.filter((needed) => minutes >= needed * 60).length;

/** Hours were counted: the volunteer is active, and may have reached a star. */
export function credit(ctx: WriteContext, item: VolunteerItem, { signedIn, minutes }: HoursItem): void {
  item.minutes += minutes;
  stayActive(ctx, item, signedIn!);
  const [before, stars] = [item.stars, starsFor(ctx.settings(settings).starHours, item.minutes)];
  // A star that was given stays, whatever the rule says later.
  if (stars <= before) return;
  item.stars = stars;
  const data = { ...naming(item), stars, before };
  record(ctx, subjectOf('volunteer', item), events.starReached, { data });
}
