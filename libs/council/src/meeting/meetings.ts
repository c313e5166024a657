import type { MeetingState } from '@heli/contracts/council';
import type { ReadContext } from '@heli/sdk';
import { Meeting, type MeetingItem } from '../entities/meeting.entity.js';
import { meetingLife } from '../life-cycles.js';
import { find } from '../shared/find.js';
import { follow } from '../shared/life-cycle.js';
import { no } from '../shared/no.js';

export const meetingOf = (ctx: ReadContext, meetingId: string): Promise<MeetingItem> =>
  find(ctx, Meeting, meetingId, 'Meeting');

/** A meeting as the subject of a fact. */
export const meetingAs = ({ id, organisation }: MeetingItem) => ({
  type: 'council.meeting' as const,
  id,
  organisation,
});

/** Takes a meeting to the state that follows, if its life allows it; calendars hear of it. */
export function move(ctx: ReadContext, meeting: MeetingItem, verb: keyof typeof meetingLife): void {
  meeting.state = follow(meetingLife, verb, meeting.state);
  meeting.changedAt = ctx.now;
}

export const named = ({ id, bodyId, kind }: MeetingItem) => ({ meetingId: id, bodyId, kind });
export const outcomeOf = ({ id, state }: MeetingItem) => ({ meetingId: id, state });

/** @throws Refusal unless the meeting is in one of these states */
export function mustBe(meeting: MeetingItem, ...states: readonly MeetingState[]): void {
  if (!states.includes(meeting.state)) throw no('meetingIs', { state: meeting.state }, 'meetingId');
}
