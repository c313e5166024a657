import { council, events } from '@heli/contracts/council';
import { handle, type ReadContext } from '@heli/sdk';
import { AgendaItem } from '../entities/agenda-item.entity.js';
import { Meeting, type MeetingItem } from '../entities/meeting.entity.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { itemAs, itemOf, move, named, outcomeOf } from './items.js';

const before: readonly string[] = ['draft', 'convened', 'open', 'paused'];

async function meetingOf(ctx: ReadContext, meetingId: string): Promise<MeetingItem> {
  const meeting = await find(ctx, Meeting, meetingId, 'Meeting');
  if (!before.includes(meeting.state)) throw no('meetingOver', { state: meeting.state }, 'meetingId');
  return meeting;
}

/** Puts an admitted item on a meeting's agenda. */
export const scheduleItem = handle(council.commands.scheduleItem, async (ctx, input) => {
  const { itemId, meetingId, parentId, visibility, duration } = input;
  const item = await itemOf(ctx, itemId);
  const meeting = await meetingOf(ctx, meetingId);
  if (meeting.bodyId !== item.bodyId) throw no('otherBody', {}, 'meetingId');
  const agenda = await ctx.em.find(AgendaItem, { meetingId });
  if (parentId !== undefined && !agenda.some(({ id, parentId: above }) => id === parentId && above == null))
    throw no('unknownParent', {}, 'parentId');
  move(item, 'schedule');
  item.meetingId = meetingId;
  item.place = input.place ?? Math.max(0, ...agenda.map(({ place }) => place ?? 0)) + 1;
  item.parentId = parentId ?? null;
  item.visibility = visibility;
  item.duration = duration ?? item.duration;
  record(ctx, itemAs(item), events.itemScheduled, {
    data: {
      ...named(item),
      meetingId,
      place: item.place,
      visibility,
      duration: item.duration,
      ...(parentId !== undefined && { parentId }),
    },
  });
  return outcomeOf(item);
});

/** Takes it off again; what stands below it goes one up. */
export const unscheduleItem = handle(council.commands.unscheduleItem, async (ctx, { itemId }) => {
  const item = await itemOf(ctx, itemId);
  const { meetingId } = item;
  move(item, 'unschedule');
  if (meetingId == null) throw no('notScheduled', {}, 'itemId');
  await meetingOf(ctx, meetingId);
  for (const child of await ctx.em.find(AgendaItem, { parentId: itemId })) child.parentId = null;
  Object.assign(item, { meetingId: null, place: null, parentId: null });
  record(ctx, itemAs(item), events.itemUnscheduled, { data: { ...named(item), meetingId } });
  return outcomeOf(item);
});
