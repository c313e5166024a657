import { events } from '@heli/contracts/council';
import { react, type Figure, type InputOf, type ReadContext, type WriteContext } from '@heli/sdk';
import type { council } from '@heli/contracts/council';
import { Resolution, Target, type ResolutionItem, type TargetItem } from '../entities/resolution.entity.js';
import { endOf, today } from '../shared/days.js';
import { no } from '../shared/no.js';
import { keep, record } from '../shared/record.js';
import { finalVerdict, type Standing } from './verdict.js';

type Wish = InputOf<typeof council.commands.adoptResolution>['targets'][number];

const fixed = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000));
export const targetAs = ({ id, organisation }: TargetItem) => ({
  type: 'council.target' as const,
  id,
  organisation,
});

/** Freezes where a number stands now, and what it is to come to. */
export async function setTarget(
  ctx: WriteContext,
  resolution: ResolutionItem,
  wish: Wish,
  field: string,
): Promise<string> {
  const { metric, period, course, by } = wish;
  const subject = wish.organisation ?? resolution.organisation;
  if (by <= today(ctx)) throw no('byInPast', {}, `${field}.by`, 'invalid');
  const figures = await ctx.figures({ metrics: [metric], period, organisation: subject });
  const figure = figures[0];
  if (figures.length !== 1 || !figure || figure.key !== '')
    throw no('metricIsSplit', { metric }, `${field}.metric`, 'invalid');
  const { direction } = figure;
  if (direction !== 'up' && direction !== 'down')
    throw no('noDirection', { metric }, `${field}.metric`, 'invalid');
  const target = ctx.em.create(Target, {
    id: ctx.id(),
    organisation: resolution.organisation,
    resolutionId: resolution.id,
    metric,
    subject,
    period,
    direction,
    course,
    baseline: fixed(figure.value),
    baselineN: figure.n ?? 0,
    baselineD: figure.d ?? 0,
    baselineAsOf: figure.asOf,
    target: Math.round(wish.value * 1000),
    by,
    verdict: null,
    final: null,
    judgedAt: null,
  });
  const about = { targetId: target.id, resolutionId: resolution.id };
  record(ctx, targetAs(target), events.targetSet, {
    data: {
      ...about,
      ...{ metric, subject, period, direction, course, by, target: target.target },
      baseline: target.baseline ?? null,
      baselineN: target.baselineN,
      baselineD: target.baselineD,
      baselineAsOf: figure.asOf,
      baselineSeq: figure.seq,
      definition: figure.definition,
    },
  });
  ctx.remind(`target:${target.id}`, endOf(ctx, by), events.targetFellDue, {
    data: about,
    organisation: target.organisation,
    subject: targetAs(target),
  });
  return target.id;
}

/** Where a target's number stands, read as the council reads it. */
export async function figureOf(
  ctx: ReadContext,
  { metric, period, subject }: TargetItem,
): Promise<Figure | undefined> {
  const [figure] = await ctx.figures({ metrics: [metric], period, organisation: subject });
  return figure;
}

/** A target held against a figure; one that is masked, paused or rebuilt says nothing. */
export function standingOf(
  target: TargetItem,
  resolution: Pick<ResolutionItem, 'adoptedAt'> | undefined,
  figure: Figure | undefined,
  day: string,
  dayOf: (instant: string) => string,
): Standing {
  const told = figure && ['live', 'smallBase', 'noBase'].includes(figure.state) ? figure : undefined;
  return {
    direction: target.direction,
    course: target.course,
    baseline: target.baseline ?? null,
    target: target.target,
    from: resolution ? dayOf(resolution.adoptedAt) : day,
    by: target.by,
    today: day,
    value: fixed(told?.value ?? null),
    smallBase: told !== undefined && (told.base ?? 0) < told.minBase,
  };
}

/** The day is over: what the number says then is the verdict. It waits until that day's facts are counted. */
export const judge = react(
  events.targetFellDue,
  async (ctx, fact) => {
    const target = await ctx.em.findOne(Target, { id: fact.data.targetId, verdict: null });
    if (!target) return;
    keep(ctx, target, events.targetFellDue, {
      ...{ id: fact.id, at: fact.occurredAt, actor: fact.actorId, data: fact.data },
    });
    const resolution = (await ctx.em.findOne(Resolution, { id: target.resolutionId })) ?? undefined;
    const figure = await figureOf(ctx, target);
    const standing = standingOf(target, resolution, figure, target.by, (at) => ctx.clock.dayOf(at));
    Object.assign(target, { verdict: finalVerdict(standing), final: standing.value, judgedAt: ctx.now });
    record(ctx, targetAs(target), events.targetJudged, {
      data: {
        ...fact.data,
        verdict: finalVerdict(standing),
        value: standing.value,
        n: figure?.n ?? 0,
        d: figure?.d ?? 0,
        asOf: figure?.asOf ?? ctx.now,
        seq: figure?.seq ?? 0,
      },
    });
  },
  { afterNumbers: true },
);
