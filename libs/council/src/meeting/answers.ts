import { council } from '@heli/contracts/council';
import { answer, type ReadContext } from '@heli/sdk';
import { AgendaItem } from '../entities/agenda-item.entity.js';
import { Body } from '../entities/body.entity.js';
import { Meeting, Speech, type MeetingItem } from '../entities/meeting.entity.js';
import { settings } from '../settings.js';
import { find } from '../shared/find.js';
import { historyOf } from '../shared/history.js';
import { unitNames } from '../shared/names.js';
import { meetingOnStage } from '../stage/on-stage.js';
import { presenceAt, quorumOf, tally, type SeatThere } from './presence.js';

const { queries } = council;

async function bodyNames(ctx: ReadContext, meetings: readonly MeetingItem[]) {
  const ids = [...new Set(meetings.map(({ bodyId }) => bodyId))];
  return new Map((await ctx.em.find(Body, { id: { $in: ids } })).map(({ id, name }) => [id, name]));
}

async function rowsOf(ctx: ReadContext, meetings: readonly MeetingItem[]) {
  const names = await bodyNames(ctx, meetings);
  return Promise.all(
    meetings.map(async (meeting) => ({
      id: meeting.id,
      meetingId: meeting.id,
      bodyId: meeting.bodyId,
      title: meeting.title,
      body: names.get(meeting.bodyId) ?? '—',
      kind: meeting.kind,
      organisation: meeting.organisation,
      plannedStart: meeting.plannedStart,
      place: meeting.place ?? '',
      state: meeting.state,
      present: meeting.actualStart == null ? null : tally(await presenceAt(ctx, meeting)).present,
      quorum: meeting.quorum ?? null,
    })),
  );
}

async function seatRows(ctx: ReadContext, seats: readonly SeatThere[]) {
  const unitOf = await unitNames(
    ctx,
    seats.map(({ unitId }) => unitId),
  );
  return seats.map(({ postId, name, title, unitId, voting, mode, counts }) => ({
    ...{ id: postId, seat: name, title, unit: unitOf(unitId), voting, mode, counts },
  }));
}

export const meetings = answer(queries.meetings, async (ctx, { bodyId, state, kind, offset, limit }) => {
  const where = {
    ...(bodyId !== undefined && { bodyId }),
    ...(state !== undefined && { state }),
    ...(kind !== undefined && { kind }),
  };
  const orderBy = { plannedStart: 'desc' as const, id: 'desc' as const };
  return rowsOf(ctx, await ctx.em.find(Meeting, where, { orderBy, offset, limit }));
});

export const meeting = answer(queries.meeting, async (ctx, { id }) => {
  const found = await ctx.em.findOne(Meeting, { id });
  if (!found) return null;
  const seats = await presenceAt(ctx, found);
  const { expected, present } = tally(seats);
  const agenda = await ctx.em.find(AgendaItem, { meetingId: id }, { orderBy: { place: 'asc' } });
  const speeches = await ctx.em.find(
    Speech,
    { meetingId: id },
    { orderBy: { requestedAt: 'asc', id: 'asc' } },
  );
  const seatOf = new Map(seats.map(({ postId, name }) => [postId, name]));
  const [row] = await rowsOf(ctx, [found]);
  return {
    ...row!,
    plannedEnd: found.plannedEnd,
    actualStart: found.actualStart ?? null,
    actualEnd: found.actualEnd ?? null,
    expected: found.expected ?? expected,
    needs: found.quorum ?? quorumOf(expected, ctx.settings(settings).quorum),
    there: present,
    currentItemId: found.currentItemId ?? null,
    seats: await seatRows(ctx, seats),
    agenda: agenda.map((item) => ({
      id: item.id,
      itemId: item.id,
      title: item.title,
      place: item.place ?? 0,
      parentId: item.parentId ?? null,
      duration: item.duration,
      state: item.state,
    })),
    speeches: speeches.map((speech) => ({
      id: speech.id,
      speechId: speech.id,
      itemId: speech.itemId,
      seat: seatOf.get(speech.postId ?? '') ?? '—',
      kind: speech.kind,
      state: speech.state,
      limitSeconds: speech.limitSeconds,
      startedAt: speech.startedAt ?? null,
      endedAt: speech.endedAt ?? null,
    })),
    history: await historyOf(ctx, id),
  };
});

export const checkInCode = answer(queries.checkInCode, async (ctx, { meetingId }) => {
  const found = await find(ctx, Meeting, meetingId, 'Meeting');
  const shown = ['convened', 'open', 'paused'].includes(found.state);
  return { code: shown ? (found.checkInCode ?? null) : null };
});

/** The meeting that is on, or the one that begins next. */
async function present(ctx: ReadContext): Promise<MeetingItem[]> {
  const on = { state: { $in: ['open', 'paused'] } };
  const orderBy = { plannedStart: 'asc' as const };
  const open = await ctx.em.find(Meeting, on as never, { orderBy });
  if (open.length > 0) return open;
  return ctx.em.find(Meeting, { state: 'convened' }, { orderBy, limit: 1 });
}

export const seatMap = answer(queries.seatMap, async (ctx) => {
  const found = (await meetingOnStage(ctx)) ?? (await present(ctx))[0];
  return found ? seatRows(ctx, await presenceAt(ctx, found)) : [];
});

export const nextMeetings = answer(queries.nextMeetings, async (ctx) => {
  const soon = { state: { $in: ['convened', 'open', 'paused'] } };
  const found = await ctx.em.find(Meeting, soon as never, { orderBy: { plannedStart: 'asc' }, limit: 10 });
  const names = await bodyNames(ctx, found);
  return Promise.all(
    found.map(async (one) => {
      const { expected, present: there } = tally(await presenceAt(ctx, one));
      const needs = one.quorum ?? quorumOf(expected, ctx.settings(settings).quorum);
      return {
        id: one.id,
        title: one.title,
        kind: one.kind,
        body: names.get(one.bodyId) ?? '—',
        start: one.plannedStart,
        state: one.state,
        quorum: `${String(there)}/${String(needs)}`,
      };
    }),
  );
});
