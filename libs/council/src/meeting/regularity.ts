import { events, meetingKinds } from '@heli/contracts/council';
import { react, type ReadContext, type WriteContext } from '@heli/sdk';
import { bodyAs } from '../body/found-body.js';
import { Body, type BodyItem } from '../entities/body.entity.js';
import { Meeting } from '../entities/meeting.entity.js';
import { settings } from '../settings.js';
import { keep } from '../shared/record.js';

type Every = 'month' | 'quarter' | 'half' | 'year';
const monthsOf: Readonly<Record<Every, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

export interface Period {
  /** `2026-11`, `2026-Q4`, `2026-H2`, `2026` */
  readonly name: string;
  readonly first: string;
  /** The first day after it. */
  readonly next: string;
}

/** The period of the charter that a business day lies in. */
export function periodOf(day: string, every: Every): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const length = monthsOf[every];
  const part = Math.floor((month - 1) / length);
  const start = part * length + 1;
  const at = (count: number): string => {
    const after = start + count - 1;
    return `${String(year + Math.floor(after / 12))}-${String((after % 12) + 1).padStart(2, '0')}-01`;
  };
  const names = {
    month: day.slice(0, 7),
    quarter: `${String(year)}-Q${String(part + 1)}`,
    half: `${String(year)}-H${String(part + 1)}`,
    year: String(year),
  };
  return { name: names[every], first: at(0), next: at(length) };
}

/**
 * Arms, for each kind of meeting that a body owes, the fact that its period is over: held or not. The same key replaces,
 * so whatever changes what is true arms anew.
 */
export async function armCadences(ctx: WriteContext, body: BodyItem, at = ctx.now): Promise<void> {
  const owed = ctx.settings(settings).cadences.filter((cadence) => cadence.body === body.kind);
  for (const kind of meetingKinds)
    if (!owed.some((cadence) => cadence.kind === kind)) ctx.forget(keyOf(body, kind));
  if (body.state !== 'active') return;
  for (const { kind, every } of owed) {
    const period = periodOf(ctx.clock.dayOf(at), every);
    const end = ctx.clock.startOf(period.next);
    ctx.remind(keyOf(body, kind), end, events.meetingFellDue, {
      data: {
        bodyId: body.id,
        kind,
        period: period.name,
        endedAt: new Date(Date.parse(end) - 1).toISOString(),
        met: await wasHeld(ctx, body.id, kind, period),
      },
      organisation: body.organisation,
      subject: bodyAs(body.id, body.organisation),
    });
  }
}

const keyOf = (body: BodyItem, kind: string): string => `regular:${body.id}:${kind}`;

/** Whether a meeting of the kind was opened in a period; one that was cancelled never opens. */
async function wasHeld(ctx: ReadContext, bodyId: string, kind: string, period: Period): Promise<boolean> {
  const within = {
    $gte: ctx.clock.startOf(period.first),
    $lt: ctx.clock.startOf(period.next),
  };
  return (await ctx.em.count(Meeting, { bodyId, kind, actualStart: within } as never)) > 0;
}

/** A new body owes its meetings from the first period on that it is there for. */
export const owe = react(events.bodyFounded, async (ctx, { data }) => {
  const body = await ctx.em.findOne(Body, { id: data.bodyId });
  if (body) await armCadences(ctx, body);
});

/** Keeps what fell due, and owes the next. */
export const oweNext = react(events.meetingFellDue, async (ctx, fact) => {
  const body = await ctx.em.findOne(Body, { id: fact.data.bodyId });
  if (!body) return;
  keep(ctx, body, events.meetingFellDue, {
    ...{ id: fact.id, at: fact.occurredAt, actor: fact.actorId, data: fact.data },
  });
  await armCadences(ctx, body, fact.occurredAt);
});

/** A body that is no more owes nothing. */
export const oweNoMore = react(events.bodyDissolved, async (ctx, { data }) => {
  for (const kind of meetingKinds) ctx.forget(`regular:${data.bodyId}:${kind}`);
});
