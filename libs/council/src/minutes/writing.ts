import { council } from '@heli/contracts/council';
import type { Language, ReadContext } from '@heli/sdk';
import { ActionItem } from '../entities/action-item.entity.js';
import { AgendaItem, type AgendaItemItem } from '../entities/agenda-item.entity.js';
import { Body } from '../entities/body.entity.js';
import { Speech, type MeetingItem } from '../entities/meeting.entity.js';
import { ShownFigure, type MinutesItem } from '../entities/minutes.entity.js';
import { Resolution } from '../entities/resolution.entity.js';
import { Vote } from '../entities/vote.entity.js';
import { presenceAt, tally } from '../meeting/presence.js';
import { personNames, unitNames } from '../shared/names.js';
import en from './words-en.json' with { type: 'json' };
import zh from './words-zh.json' with { type: 'json' };
import type { Block, Paper } from './paper.js';

type Word = keyof typeof en;
const words: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { 'zh-CN': zh, en };

/** A word of the council's contract, such as a state's. */
const told = (language: Language, group: string, value: string): string =>
  (council.locales[language] as Readonly<Record<string, string>>)[`council.${group}.${value}`] ?? value;

interface Writing {
  readonly ctx: ReadContext;
  readonly meeting: MeetingItem;
  readonly language: Language;
  /** Names are left out of what everybody may read. */
  readonly withNames: boolean;
  /** Only the items that are common (公开), and what was decided on them: for what everybody may read. */
  readonly onlyCommon: boolean;
}

/** Day and time of day in the installation's zone. */
function timeText(ctx: ReadContext, instant: string): string {
  const day = ctx.clock.dayOf(instant);
  const minutes = Math.round((Date.parse(instant) - Date.parse(ctx.clock.startOf(day))) / 60_000);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

async function presence({ ctx, meeting, language, withNames }: Writing): Promise<Block[]> {
  const t = words[language];
  const seats = await presenceAt(ctx, meeting);
  const { expected, present } = tally(seats);
  const unitOf = await unitNames(
    ctx,
    seats.map(({ unitId }) => unitId),
  );
  const personOf = await personNames(
    ctx,
    seats.map(({ personId }) => personId),
  );
  const rows = seats.map((seat) => [
    seat.name,
    unitOf(seat.unitId),
    ...(withNames ? [personOf(seat.personId)] : []),
    told(language, 'mode', seat.mode),
  ]);
  return [
    { kind: 'heading', text: t.presence },
    {
      kind: 'line',
      text: `${t.quorum}: ${String(present)} / ${String(expected)} (${t.needs} ${String(meeting.quorum ?? 0)})`,
    },
    { kind: 'table', head: [t.seat, t.unit, ...(withNames ? [t.person] : []), t.mode], rows },
  ];
}

async function item(
  { ctx, language, withNames }: Writing,
  { id, title, state }: AgendaItemItem,
): Promise<Block[]> {
  const t = words[language];
  const figures = await ctx.em.find(ShownFigure, { itemId: id }, { orderBy: { shownAt: 'asc', id: 'asc' } });
  const speeches = await ctx.em.find(
    Speech,
    { itemId: id, state: 'ended' },
    { orderBy: { startedAt: 'asc' } },
  );
  const votes = await ctx.em.find(Vote, { itemId: id }, { orderBy: { openedAt: 'asc' } });
  const personOf = await personNames(
    ctx,
    speeches.map(({ personId }) => personId),
  );
  const blocks: Block[] = [{ kind: 'heading', text: `${title} — ${told(language, 'state', state)}` }];
  if (figures.length > 0)
    blocks.push({
      kind: 'table',
      head: [t.metric, t.period, t.value, 'n', 'd', t.asOf, t.sequence],
      rows: figures.map(({ metric, period, value, n, d, asOf, seq }) => [
        metric,
        period,
        value == null ? '—' : String(value / 1000),
        String(n),
        String(d),
        timeText(ctx, asOf),
        String(seq),
      ]),
    });
  if (speeches.length > 0)
    blocks.push({
      kind: 'table',
      head: [...(withNames ? [t.person] : []), t.speech, t.from, t.to],
      rows: speeches.map(({ personId, kind, startedAt, endedAt }) => [
        ...(withNames ? [personOf(personId)] : []),
        told(language, 'kind', kind),
        timeText(ctx, startedAt ?? ctx.now),
        timeText(ctx, endedAt ?? ctx.now),
      ]),
    });
  if (votes.length > 0)
    blocks.push({
      kind: 'table',
      head: [t.question, t.method, t.base, t.threshold, t.yes, t.no, t.abstain, t.result],
      rows: votes.map((vote) => [
        vote.question,
        told(language, 'method', vote.method),
        told(language, 'base', vote.base),
        told(language, 'threshold', vote.threshold),
        ...[vote.yes, vote.no, vote.abstain].map((count) => (count == null ? '—' : String(count))),
        vote.passed == null ? told(language, 'state', vote.state) : vote.passed ? t.passed : t.failed,
      ]),
    });
  return blocks;
}

async function decisions(
  { ctx, meeting, language, onlyCommon }: Writing,
  itemIds: string[],
): Promise<Block[]> {
  const t = words[language];
  const resolutions = await ctx.em.find(
    Resolution,
    { meetingId: meeting.id, ...(onlyCommon && { itemId: { $in: itemIds } }) },
    { orderBy: { adoptedAt: 'asc', id: 'asc' } },
  );
  const resolutionIds = resolutions.map(({ id }) => id);
  const actions = await ctx.em.find(
    ActionItem,
    { meetingId: meeting.id, ...(onlyCommon && { resolutionId: { $in: resolutionIds } }) },
    { orderBy: { due: 'asc', id: 'asc' } },
  );
  const unitOf = await unitNames(
    ctx,
    actions.map(({ unit }) => unit),
  );
  const blocks: Block[] = resolutions.flatMap(({ number, title, text }): Block[] => [
    { kind: 'heading', text: `${number} ${title}` },
    { kind: 'line', text },
  ]);
  if (actions.length > 0)
    blocks.push(
      { kind: 'heading', text: t.actions },
      {
        kind: 'table',
        head: [t.action, t.unit, t.due],
        rows: actions.map(({ title, unit, due }) => [title, unitOf(unit), timeText(ctx, due)]),
      },
    );
  return blocks;
}

/** The minutes of a meeting, from what happened in it. */
export async function write(
  writing: Writing,
  minutes: Pick<MinutesItem, 'remarks' | 'version'>,
): Promise<Paper> {
  const { ctx, meeting, language, onlyCommon } = writing;
  const t = words[language];
  const body = await ctx.em.findOne(Body, { id: meeting.bodyId });
  const agenda = await ctx.em.find(
    AgendaItem,
    { meetingId: meeting.id, visibility: onlyCommon ? 'common' : { $ne: 'hidden' } },
    { orderBy: { place: 'asc' } },
  );
  const blocks: Block[] = [
    { kind: 'title', text: `${t.minutes}: ${meeting.title}` },
    {
      kind: 'line',
      text: `${body?.name ?? '—'} · ${told(language, 'kind', meeting.kind)} · ${meeting.place ?? '—'}`,
    },
    {
      kind: 'line',
      text: `${timeText(ctx, meeting.actualStart ?? meeting.plannedStart)} – ${timeText(ctx, meeting.actualEnd ?? meeting.plannedEnd)}`,
    },
    ...(await presence(writing)),
  ];
  for (const each of agenda) blocks.push(...(await item(writing, each)));
  blocks.push(
    ...(await decisions(
      writing,
      agenda.map(({ id }) => id),
    )),
  );
  if (minutes.remarks != null)
    blocks.push({ kind: 'heading', text: t.remarks }, { kind: 'line', text: minutes.remarks });
  return { language, blocks };
}
