import { council, events, kindsWithoutQuorum } from '@heli/contracts/council';
import { handle, type WriteContext } from '@heli/sdk';
import { itemAs, itemOf, move as moveItem, named as itemNamed } from '../agenda/items.js';
import { AgendaItem, type AgendaItemItem } from '../entities/agenda-item.entity.js';
import { Body } from '../entities/body.entity.js';
import type { MeetingItem } from '../entities/meeting.entity.js';
import { Vote } from '../entities/vote.entity.js';
import { freeze } from '../minutes/evidence.js';
import { settings } from '../settings.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { yieldStage } from '../stage/holding.js';
import { meetingAs, meetingOf, move, mustBe, named, outcomeOf } from './meetings.js';
import { presenceAt, quorumOf, tally } from './presence.js';
import { armCadences } from './regularity.js';

const earliestMs = 3_600_000;

/** Opens a meeting; expected seats and quorum are fixed by the rules in force on that day. */
export const openMeeting = handle(council.commands.openMeeting, async (ctx, { meetingId }) => {
  const meeting = await meetingOf(ctx, meetingId);
  if (Date.parse(meeting.plannedStart) - Date.parse(ctx.now) > earliestMs)
    throw no('tooEarly', {}, 'meetingId');
  const { expected, present } = tally(await presenceAt(ctx, meeting));
  const quorum = quorumOf(expected, ctx.settings(settings).quorum);
  if (present < quorum && !kindsWithoutQuorum.includes(meeting.kind))
    throw no('noQuorum', { present, expected, needs: quorum }, 'meetingId');
  move(ctx, meeting, 'open');
  Object.assign(meeting, { actualStart: ctx.now, expected, quorum, settingsVersion: ctx.settingsVersion });
  record(ctx, meetingAs(meeting), events.meetingOpened, {
    data: { ...named(meeting), expected, present, quorum, settingsVersion: ctx.settingsVersion },
  });
  await ctx.em.flush();
  await armCadences(ctx, await find(ctx, Body, meeting.bodyId, 'Body'));
  return { ...outcomeOf(meeting), expected, present, quorum };
});

export const pauseMeeting = handle(council.commands.pauseMeeting, async (ctx, { meetingId }) => {
  const meeting = await meetingOf(ctx, meetingId);
  move(ctx, meeting, 'pause');
  record(ctx, meetingAs(meeting), events.meetingPaused, { data: named(meeting) });
  return outcomeOf(meeting);
});

export const resumeMeeting = handle(council.commands.resumeMeeting, async (ctx, { meetingId }) => {
  const meeting = await meetingOf(ctx, meetingId);
  move(ctx, meeting, 'resume');
  record(ctx, meetingAs(meeting), events.meetingResumed, { data: named(meeting) });
  return outcomeOf(meeting);
});

/** Closes a meeting: what was not reached is postponed, and attendance is counted. */
export const closeMeeting = handle(council.commands.closeMeeting, async (ctx, { meetingId }) => {
  const meeting = await meetingOf(ctx, meetingId);
  if (meeting.currentItemId != null) throw no('itemIsOn', {}, 'meetingId');
  move(ctx, meeting, 'close');
  meeting.actualEnd = ctx.now;
  for (const item of await ctx.em.find(AgendaItem, { meetingId, state: 'scheduled' }))
    end(ctx, meeting, item, 'postponed');
  const { expected, present, modes } = tally(await presenceAt(ctx, meeting));
  record(ctx, meetingAs(meeting), events.meetingClosed, {
    data: { ...named(meeting), expected, present, modes },
  });
  return outcomeOf(meeting);
});

/** Brings an item up: one at a time. */
export const callItem = handle(council.commands.callItem, async (ctx, { itemId }) => {
  const item = await itemOf(ctx, itemId);
  if (item.meetingId == null) throw no('notScheduled', {}, 'itemId');
  const meeting = await meetingOf(ctx, item.meetingId);
  mustBe(meeting, 'open');
  if (meeting.currentItemId != null) throw no('itemIsOn', {}, 'itemId');
  moveItem(item, 'call');
  item.startedAt = ctx.now;
  meeting.currentItemId = item.id;
  record(ctx, itemAs(item), events.itemCalled, { data: { ...itemNamed(item), meetingId: meeting.id } });
  await freeze(ctx, item, meeting);
  return { itemId };
});

/** Ends the item that is on: decided by a vote, or by what was found without one. */
export const endItem = handle(council.commands.endItem, async (ctx, { itemId, outcome, note }) => {
  const item = await itemOf(ctx, itemId);
  if (item.meetingId == null) throw no('notScheduled', {}, 'itemId');
  const meeting = await meetingOf(ctx, item.meetingId);
  if (meeting.currentItemId !== item.id) throw no('itemIsNotOn', {}, 'itemId');
  const votes = await ctx.em.find(Vote, { itemId });
  if (votes.some(({ state }) => state === 'open')) throw no('voteIsOpen', {}, 'itemId');
  const voted = votes.some(({ state }) => state === 'closed' || state === 'published');
  if (outcome === 'decided' && !voted && note === undefined) throw no('nothingDecided', {}, 'note');
  meeting.currentItemId = null;
  end(ctx, meeting, item, outcome, note);
  await yieldStage(ctx, meeting.organisation);
  return { itemId };
});

const verbOf = { decided: 'decide', noted: 'note', postponed: 'postpone' } as const;

function end(
  ctx: WriteContext,
  meeting: MeetingItem,
  item: AgendaItemItem,
  outcome: keyof typeof verbOf,
  note?: string,
): void {
  moveItem(item, verbOf[outcome]);
  item.endedAt = ctx.now;
  record(ctx, itemAs(item), events.itemEnded, {
    data: {
      ...itemNamed(item),
      meetingId: meeting.id,
      outcome,
      proposedAt: item.proposedAt,
      minutes: ctx.clock.minutesBetween(item.proposedAt, ctx.now, 'natural'),
    },
    ...(note !== undefined && { detail: { note } }),
  });
}
