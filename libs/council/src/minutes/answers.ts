import { council } from '@heli/contracts/council';
import { answer, type Document, type Language, type ReadContext } from '@heli/sdk';
import { Body } from '../entities/body.entity.js';
import { Meeting } from '../entities/meeting.entity.js';
import { Correction, Publication, ShownFigure } from '../entities/minutes.entity.js';
import { calendarOf } from './calendar.js';
import { minutesOf } from './minutes.js';
import { htmlOf } from './paper.js';
import { wordOf } from './word.js';
import { write } from './writing.js';

const { queries } = council;
const started: readonly string[] = [
  ...['open', 'paused', 'closed', 'minutesDraft', 'minutesCirculated', 'minutesSigned', 'published'],
];

async function paperOf(ctx: ReadContext, meetingId: string, language: Language) {
  const meeting = await ctx.em.findOne(Meeting, { id: meetingId });
  if (!meeting || !started.includes(meeting.state)) return undefined;
  const minutes = (await minutesOf(ctx, meetingId)) ?? { remarks: null, version: 0 };
  return {
    meeting,
    minutes,
    paper: await write({ ctx, meeting, language, withNames: true, onlyCommon: false }, minutes),
  };
}

/** What was circulated stands as it was; before, it is what has happened so far. */
export const minutesDocument = answer(
  queries.minutesDocument,
  async (ctx, { meetingId, language }): Promise<Document | null> => {
    const found = await paperOf(ctx, meetingId, language);
    if (!found) return null;
    const frozen = language === 'zh-CN' ? (await minutesOf(ctx, meetingId))?.html : undefined;
    return {
      fileName: `${found.meeting.title.slice(0, 150)}.html`,
      mediaType: 'text/html',
      encoding: 'utf8',
      content: frozen ?? htmlOf(found.paper),
    };
  },
);

export const minutesWord = answer(
  queries.minutesWord,
  async (ctx, { meetingId, language }): Promise<Document | null> => {
    const found = await paperOf(ctx, meetingId, language);
    if (!found) return null;
    return {
      fileName: `${found.meeting.title.slice(0, 150)}.docx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      encoding: 'base64',
      content: await wordOf(found.paper),
    };
  },
);

export const calendar = answer(queries.calendar, async (ctx, { bodyId }): Promise<Document | null> => {
  const bodies = await ctx.em.find(Body, bodyId === undefined ? {} : { id: bodyId });
  const ids = bodies.map(({ id }) => id);
  const announced = { bodyId: { $in: ids }, noticeAt: { $ne: null } };
  const found = await ctx.em.find(Meeting, announced, { orderBy: { plannedStart: 'desc' }, limit: 500 });
  return {
    fileName: 'heli.ics',
    mediaType: 'text/calendar',
    encoding: 'utf8',
    content: calendarOf(bodies.length === 1 ? bodies[0]!.name : 'Heli 合力', found),
  };
});

export const corrections = answer(queries.corrections, async (ctx, { meetingId, offset, limit }) => {
  const where = meetingId === undefined ? {} : { meetingId };
  const found = await ctx.em.find(Correction, where, { orderBy: { at: 'desc', id: 'desc' }, offset, limit });
  return found.map(({ id, meetingId: of, version, text, answer: given, accepted, at }) => ({
    ...{
      id,
      correctionId: id,
      meetingId: of,
      version,
      text,
      answer: given ?? '',
      accepted: accepted ?? null,
      at,
    },
  }));
});

export const evidence = answer(queries.evidence, async (ctx, { meetingId, itemId, offset, limit }) => {
  const where = { ...(meetingId !== undefined && { meetingId }), ...(itemId !== undefined && { itemId }) };
  const found = await ctx.em.find(ShownFigure, where, {
    orderBy: { shownAt: 'asc', metric: 'asc', period: 'asc', id: 'asc' },
    offset,
    limit,
  });
  return found.map((one) => ({
    id: one.id,
    itemId: one.itemId,
    metric: one.metric,
    organisation: one.subject,
    period: one.period,
    key: one.key,
    n: one.n,
    d: one.d,
    value: one.value == null ? null : one.value / 1000,
    state: one.state,
    asOf: one.asOf,
    seq: one.seq,
    definition: one.definitionVersion,
  }));
});

export const publications = answer(queries.publications, async (ctx, { offset, limit }) => {
  const found = await ctx.em.find(
    Publication,
    {},
    { orderBy: { visibleFrom: 'desc', id: 'desc' }, offset, limit },
  );
  return found.map((one) => ({
    ...{ id: one.id, publicationId: one.id, subjectType: one.subjectType, subjectId: one.subjectId },
    ...{
      title: one.title,
      audience: one.audience,
      from: one.visibleFrom,
      to: one.visibleTo ?? null,
      state: one.state,
    },
  }));
});

/** What stands on the public board at a moment. */
const readable = (now: string) => ({
  ...{ state: 'published' as const, audience: 'public' as const, visibleFrom: { $lte: now } },
  $or: [{ visibleTo: null }, { visibleTo: { $gt: now } }],
});
const latest = { visibleFrom: 'desc', id: 'desc' } as const;

/** What everybody may read now. */
export const publicBoard = answer(queries.publicBoard, async (ctx, { id, offset, limit }) => {
  const where = { ...readable(ctx.now), ...(id !== undefined && { id }) };
  const found = await ctx.em.find(Publication, where, { orderBy: latest, offset, limit });
  return found.map((one) => ({
    ...{ id: one.id, title: one.title, language: 'zh-CN' as const, content: one.content },
    ...{ from: one.visibleFrom, to: one.visibleTo ?? null },
  }));
});

export const noticeBoard = answer(queries.noticeBoard, async (ctx) => {
  const fields = ['id', 'title', 'visibleFrom'] as const;
  const found = await ctx.em.find(Publication, readable(ctx.now), { orderBy: latest, limit: 20, fields });
  return found.map(({ id, title, visibleFrom }) => ({ id, title, from: visibleFrom }));
});
