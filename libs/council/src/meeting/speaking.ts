import { council, events } from '@heli/contracts/council';
import { handle, type ReadContext } from '@heli/sdk';
import { itemOf } from '../agenda/items.js';
import { Speech, type SpeechItem } from '../entities/meeting.entity.js';
import { settings } from '../settings.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { seatsOf, seatsOn } from '../shared/seats.js';
import { today } from '../shared/days.js';
import { meetingAs, meetingOf, mustBe } from './meetings.js';

const speechOf = (ctx: ReadContext, speechId: string): Promise<SpeechItem> =>
  find(ctx, Speech, speechId, 'Speech');
const named = ({ id, meetingId, itemId }: SpeechItem) => ({ speechId: id, meetingId, itemId });

/** Asks for the floor on the item that is on. */
export const askToSpeak = handle(council.commands.askToSpeak, async (ctx, { itemId, kind, postId }) => {
  const item = await itemOf(ctx, itemId);
  if (item.state !== 'discussing' || item.meetingId == null) throw no('itemIsNotOn', {}, 'itemId');
  const meeting = await meetingOf(ctx, item.meetingId);
  const personId = ctx.actorPersonId ?? null;
  const mine = seatsOf(await seatsOn(ctx, meeting.bodyId, today(ctx)), ctx.actorPersonId);
  const seat = postId === undefined ? mine[0] : mine.find((each) => each.postId === postId);
  if (postId !== undefined && !seat) throw no('noSeat', {}, 'postId', 'forbidden');
  const waiting = { itemId, personId, state: { $in: ['requested', 'speaking'] } };
  if (personId !== null && (await ctx.em.count(Speech, waiting as never)) > 0) throw no('asksAlready');
  const speech = ctx.em.create(Speech, {
    id: ctx.id(),
    organisation: meeting.organisation,
    meetingId: meeting.id,
    itemId,
    postId: seat?.postId ?? null,
    personId,
    kind,
    requestedAt: ctx.now,
    startedAt: null,
    endedAt: null,
    limitSeconds: ctx.settings(settings).speechSeconds[kind],
    state: 'requested',
  });
  record(ctx, meetingAs(meeting), events.speechAsked, {
    data: { ...named(speech), kind, ...(seat && { postId: seat.postId }) },
  });
  return { speechId: speech.id };
});

export const withdrawSpeech = handle(council.commands.withdrawSpeech, async (ctx, { speechId }) => {
  const speech = await speechOf(ctx, speechId);
  if (speech.personId == null || speech.personId !== ctx.actorPersonId)
    throw no('notYourSpeech', {}, 'speechId', 'forbidden');
  if (speech.state !== 'requested') throw no('speechIs', { state: speech.state }, 'speechId');
  speech.state = 'withdrawn';
  const meeting = await meetingOf(ctx, speech.meetingId);
  record(ctx, meetingAs(meeting), events.speechWithdrawn, { data: named(speech) });
  return {};
});

/** One speaks at a time. */
export const giveFloor = handle(council.commands.giveFloor, async (ctx, { speechId, limitSeconds }) => {
  const speech = await speechOf(ctx, speechId);
  const meeting = await meetingOf(ctx, speech.meetingId);
  mustBe(meeting, 'open');
  if (speech.state !== 'requested') throw no('speechIs', { state: speech.state }, 'speechId');
  if (meeting.currentItemId !== speech.itemId) throw no('itemIsNotOn', {}, 'speechId');
  if ((await ctx.em.count(Speech, { meetingId: meeting.id, state: 'speaking' })) > 0)
    throw no('somebodySpeaks', {}, 'speechId');
  speech.state = 'speaking';
  speech.startedAt = ctx.now;
  speech.limitSeconds = limitSeconds ?? speech.limitSeconds;
  record(ctx, meetingAs(meeting), events.floorGiven, {
    data: { ...named(speech), limitSeconds: speech.limitSeconds },
  });
  return { limitSeconds: speech.limitSeconds };
});

export const endSpeech = handle(council.commands.endSpeech, async (ctx, { speechId }) => {
  const speech = await speechOf(ctx, speechId);
  if (speech.state !== 'speaking' || speech.startedAt == null)
    throw no('speechIs', { state: speech.state }, 'speechId');
  speech.state = 'ended';
  speech.endedAt = ctx.now;
  const seconds = Math.round((Date.parse(ctx.now) - Date.parse(speech.startedAt)) / 1000);
  const overSeconds = Math.max(0, seconds - speech.limitSeconds);
  const meeting = await meetingOf(ctx, speech.meetingId);
  record(ctx, meetingAs(meeting), events.speechEnded, { data: { ...named(speech), seconds, overSeconds } });
  return { seconds, overSeconds };
});
