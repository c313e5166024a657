import { council } from '@heli/contracts/council';
import { answer, type ReadContext } from '@heli/sdk';
import { ActionItem } from '../entities/action-item.entity.js';
import { Body } from '../entities/body.entity.js';
import { Speech } from '../entities/meeting.entity.js';
import { ShownFigure } from '../entities/minutes.entity.js';
import { Resolution } from '../entities/resolution.entity.js';
import { Hold } from '../entities/stage.entity.js';
import { Vote } from '../entities/vote.entity.js';
import { presenceAt, quorumOf, tally } from '../meeting/presence.js';
import { settings } from '../settings.js';
import { unitNames } from '../shared/names.js';
import { castOf } from '../vote/turnout.js';
import { onStage, type OnStage } from './on-stage.js';

const { queries } = council;

export const stage = answer(queries.stage, async (ctx) => {
  const [shown, hold] = [await onStage(ctx), await holdNow(ctx)];
  return [{ id: ctx.organisation, ...(shown ? await meetingPart(ctx, shown) : nothing), ...holdPart(hold) }];
});

async function holdNow(ctx: ReadContext) {
  const held = await ctx.em.findOne(Hold, { id: ctx.organisation });
  return held && (held.until == null || held.until > ctx.now) ? held : null;
}

const holdPart = (held: Awaited<ReturnType<typeof holdNow>>) => ({
  hold: held?.hold ?? null,
  scene: held?.scene ?? '',
  text: held?.text ?? '',
  until: held?.until ?? null,
  emergency: held?.hold === 'emergency' ? (held.text ?? '') : '',
});

const noItem = {
  ...{ itemId: '', item: '', place: 0, from: '', wanted: null, startedAt: null, duration: 0 },
};
const nothing = {
  ...{ phase: 'none' as const, title: '', body: '', kind: null, state: null, chair: '' },
  ...{ start: null, end: null, present: 0, expected: 0, quorum: 0, checkInCode: '', places: 0 },
  ...noItem,
};

async function meetingPart(ctx: ReadContext, { meeting, phase, agenda, current }: OnStage) {
  const seats = await presenceAt(ctx, meeting);
  const { expected, present } = tally(seats);
  const body = await ctx.em.findOne(Body, { id: meeting.bodyId });
  const unitOf = await unitNames(ctx, [current?.unit]);
  const first = agenda.filter(({ parentId }) => parentId == null);
  return {
    phase,
    title: meeting.title,
    body: body?.name ?? '—',
    kind: meeting.kind,
    state: meeting.state,
    chair: seats.find(({ postId }) => postId === meeting.chairPostId)?.name ?? '—',
    start: meeting.actualStart ?? meeting.plannedStart,
    end: meeting.actualEnd ?? meeting.plannedEnd,
    present,
    expected: meeting.expected ?? expected,
    quorum: meeting.quorum ?? quorumOf(expected, ctx.settings(settings).quorum),
    checkInCode: phase === 'lobby' ? (meeting.checkInCode ?? '') : '',
    places: first.length,
    ...noItem,
    ...(current && {
      itemId: current.id,
      item: current.title,
      place: first.findIndex(({ id }) => id === (current.parentId ?? current.id)) + 1,
      from: current.unit == null ? '' : unitOf(current.unit),
      wanted: current.wanted,
      startedAt: current.startedAt ?? null,
      duration: current.duration,
    }),
  };
}

export const stageAgenda = answer(queries.stageAgenda, async (ctx) => {
  const shown = await onStage(ctx);
  if (!shown) return [];
  const { meeting, agenda, current } = shown;
  const resolutions = await ctx.em.find(Resolution, { meetingId: meeting.id });
  const actions = await ctx.em.find(ActionItem, { meetingId: meeting.id });
  return agenda.map(({ id, place, title, state, wanted, duration }) => {
    const resolution = resolutions.find(({ itemId }) => itemId === id);
    const own = actions.filter(({ resolutionId }) => resolution && resolutionId === resolution.id);
    return {
      ...{ id, place: place ?? 0, title, state, wanted, duration, current: current?.id === id },
      ...{ resolution: resolution?.number ?? '', actions: own.length },
    };
  });
});

export const stageSpeakers = answer(queries.stageSpeakers, async (ctx) => {
  const shown = await onStage(ctx);
  if (!shown?.current) return [];
  const seats = await presenceAt(ctx, shown.meeting);
  const unitOf = await unitNames(
    ctx,
    seats.map(({ unitId }) => unitId),
  );
  const seatOf = new Map(seats.map((seat) => [seat.postId, seat]));
  const asked = await ctx.em.find(
    Speech,
    { itemId: shown.current.id, state: { $in: ['speaking', 'requested', 'ended'] } } as never,
    { orderBy: { requestedAt: 'asc', id: 'asc' } },
  );
  return asked.map(({ id, postId, kind, state, limitSeconds, startedAt, endedAt }) => {
    const seat = seatOf.get(postId ?? '');
    return {
      ...{ id, seat: seat?.name ?? '—', unit: seat?.unitId == null ? '' : unitOf(seat.unitId), kind, state },
      ...{ limitSeconds, startedAt: startedAt ?? null, endedAt: endedAt ?? null },
    };
  });
});

export const stageEvidence = answer(queries.stageEvidence, async (ctx) => {
  const { current } = (await onStage(ctx)) ?? {};
  if (!current) return [];
  const orderBy = { shownAt: 'desc' as const, metric: 'asc' as const, period: 'asc' as const };
  const kept = await ctx.em.find(ShownFigure, { itemId: current.id, key: '' }, { orderBy });
  const last = kept.filter(({ shownAt }) => shownAt === kept[0]?.shownAt);
  const organisations = await ctx.directory.organisations();
  const named = new Map(organisations.map(({ code, name }) => [code, name]));
  // The running month says how it goes; all time is shown where the month has no number.
  const wanted = current.metrics.flatMap((metric) => {
    const rows = last.filter((row) => row.metric === metric);
    return rows.find(({ period, value }) => period !== 'total' && value !== null) ?? rows.slice(0, 1);
  });
  return wanted.map(
    ({ id, metric, subject, period, key, n, d, value, state, asOf, seq, definitionVersion }) => ({
      ...{ id, metric, subject, subjectName: named.get(subject) ?? '—', period, key, n, d },
      ...{ value: value == null ? null : value / 1000, state, asOf, seq, definition: definitionVersion },
    }),
  );
});

export const stageVote = answer(queries.stageVote, async (ctx) => {
  const { current } = (await onStage(ctx)) ?? {};
  if (!current) return [];
  const [vote] = await ctx.em.find(
    Vote,
    { itemId: current.id },
    { orderBy: { openedAt: 'desc', id: 'desc' }, limit: 1 },
  );
  if (!vote) return [];
  const { id, question, method, state, base, threshold, present, entitled } = vote;
  const told = state === 'published';
  return [
    {
      ...{ id, question, method, state, base, threshold, present: present ?? 0, entitled: entitled ?? 0 },
      cast: await castOf(ctx, vote),
      yes: told ? (vote.yes ?? null) : null,
      no: told ? (vote.no ?? null) : null,
      abstain: told ? (vote.abstain ?? null) : null,
      passed: told ? (vote.passed ?? null) : null,
    },
  ];
});
