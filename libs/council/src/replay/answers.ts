import { council, replayMoments } from '@heli/contracts/council';
import { answer } from '@heli/sdk';
import { AgendaItem } from '../entities/agenda-item.entity.js';
import { Meeting } from '../entities/meeting.entity.js';
import { frameOf } from './frame.js';
import { decisionMoments, evidenceMoments, itemMoments, speechMoments, voteMoments } from './moments.js';

/** From what the council kept, never from what it would count today: a later correction does not move the past. */
export const replay = answer(council.queries.replay, async (ctx, { meetingId }) => {
  const meeting = await ctx.em.findOne(Meeting, { id: meetingId });
  if (!meeting) return [];
  const items = await ctx.em.find(AgendaItem, { meetingId, visibility: { $ne: 'hidden' } });
  const ids = items.map(({ id }) => id);
  const parts = [
    await frameOf(ctx, meetingId),
    itemMoments(items),
    await evidenceMoments(ctx, meetingId, ids),
    await speechMoments(ctx, meetingId, ids),
    await voteMoments(ctx, meetingId, ids),
    await decisionMoments(ctx, meetingId, ids),
  ];
  const rank = (moment: (typeof replayMoments)[number]): number => replayMoments.indexOf(moment);
  return parts
    .flat()
    .sort((a, b) => a.at.localeCompare(b.at) || rank(a.moment) - rank(b.moment) || a.id.localeCompare(b.id));
});
