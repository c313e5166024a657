import type { StagePhase } from '@heli/contracts/council';
import type { ReadContext } from '@heli/sdk';
import { AgendaItem, type AgendaItemItem } from '../entities/agenda-item.entity.js';
import { Meeting, type MeetingItem } from '../entities/meeting.entity.js';

/** Members arrive within the half hour before a meeting, and read what came of it for a while after. */
const earlyMs = 30 * 60_000;
const lateMs = 3 * 60 * 60_000;
const afterMs = 15 * 60_000;

/** A meeting, what it asks of the wall now, and its agenda in order. */
export interface OnStage {
  readonly meeting: MeetingItem;
  readonly phase: StagePhase;
  readonly agenda: readonly AgendaItemItem[];
  readonly current: AgendaItemItem | undefined;
}

/** The organisation's own meeting that is on, or about to begin, or just over. */
export async function onStage(ctx: ReadContext): Promise<OnStage | undefined> {
  const meeting = await meetingOnStage(ctx);
  if (!meeting) return undefined;
  const where = { meetingId: meeting.id };
  const agenda = await ctx.em.find(AgendaItem, where, { orderBy: { place: 'asc', id: 'asc' } });
  const current = agenda.find(({ id }) => id === meeting.currentItemId);
  return { meeting, phase: phaseOf(meeting, agenda, current), agenda, current };
}

export async function meetingOnStage(ctx: ReadContext): Promise<MeetingItem | undefined> {
  const { organisation } = ctx;
  const before = (ms: number): string => new Date(Date.parse(ctx.now) + ms).toISOString();
  const first = async (where: object, orderBy: object): Promise<MeetingItem | undefined> =>
    (await ctx.em.find(Meeting, { organisation, ...where }, { orderBy, limit: 1 }))[0];
  return (
    (await first({ state: { $in: ['open', 'paused'] } }, { actualStart: 'desc' })) ??
    (await first(
      { state: 'convened', plannedStart: { $lte: before(earlyMs), $gte: before(-lateMs) } },
      { plannedStart: 'asc' },
    )) ??
    first({ actualEnd: { $gte: before(-afterMs) } }, { actualEnd: 'desc' })
  );
}

function phaseOf(
  { state }: MeetingItem,
  agenda: readonly AgendaItemItem[],
  current: AgendaItemItem | undefined,
): StagePhase {
  if (state === 'convened') return 'lobby';
  if (state !== 'open' && state !== 'paused') return 'summary';
  if (current) return 'item';
  return agenda.some(({ startedAt }) => startedAt != null) ? 'between' : 'lobby';
}
