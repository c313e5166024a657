import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MeetingItem } from '../entities/meeting.entity.js';

type Dated = Pick<
  MeetingItem,
  'id' | 'title' | 'place' | 'plannedStart' | 'plannedEnd' | 'sequence' | 'changedAt' | 'state'
>;

/**
 * Meetings as iCalendar (RFC 5545): the UID stays, the SEQUENCE rises with every change, and what was cancelled says so.
 * No person is named in it.
 */
export function calendarOf(name: string, meetings: readonly Dated[]): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: '//Heli//Council//EN' });
  for (const { id, title, place, plannedStart, plannedEnd, sequence, changedAt, state } of meetings)
    calendar.createEvent({
      id: `${id}@heli`,
      sequence,
      stamp: new Date(changedAt),
      start: new Date(plannedStart),
      end: new Date(plannedEnd),
      summary: title,
      ...(place != null && { location: place }),
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  return calendar.toString();
}
