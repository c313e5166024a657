import { council, type Verdict } from '@heli/contracts/council';
import { answer, type ReadContext } from '@heli/sdk';
import { ActionItem } from '../entities/action-item.entity.js';
import { Resolution, Target, type ResolutionItem, type TargetItem } from '../entities/resolution.entity.js';
import { today } from '../shared/days.js';
import { historyOf } from '../shared/history.js';
import { unitNames } from '../shared/names.js';
import { figureOf, standingOf } from './targets.js';
import { verdictNow, wayOf } from './verdict.js';

const { queries } = council;
const plain = (value: number | null | undefined): number | null => (value == null ? null : value / 1000);

const rowOf = ({ id, bodyId, number, title, adoptedAt, effectiveFrom, state }: ResolutionItem) => ({
  ...{ id, resolutionId: id, bodyId, number, title, adoptedAt, effectiveFrom, state },
});

async function targetRows(ctx: ReadContext, targets: readonly TargetItem[]) {
  const ids = [...new Set(targets.map(({ resolutionId }) => resolutionId))];
  const of = new Map((await ctx.em.find(Resolution, { id: { $in: ids } })).map((one) => [one.id, one]));
  return Promise.all(
    targets.map(async (target) => {
      const final = target.verdict != null;
      const figure = final ? undefined : await figureOf(ctx, target);
      const resolution = of.get(target.resolutionId);
      const standing = standingOf(target, resolution, figure, today(ctx), (at) => ctx.clock.dayOf(at));
      return {
        id: target.id,
        targetId: target.id,
        resolutionId: target.resolutionId,
        number: resolution?.number ?? '—',
        title: resolution?.title ?? '—',
        metric: target.metric,
        organisation: target.subject,
        period: target.period,
        course: target.course,
        baseline: plain(target.baseline),
        now: plain(final ? target.final : standing.value),
        target: target.target / 1000,
        by: target.by,
        verdict: target.verdict ?? verdictNow(standing),
        final,
        ...wayOf(standing, target.final ?? null),
      };
    }),
  );
}

export const resolutions = answer(queries.resolutions, async (ctx, { state, bodyId, offset, limit }) => {
  const where = { ...(state !== undefined && { state }), ...(bodyId !== undefined && { bodyId }) };
  const orderBy = { adoptedAt: 'desc' as const, id: 'desc' as const };
  return (await ctx.em.find(Resolution, where, { orderBy, offset, limit })).map(rowOf);
});

export const resolution = answer(queries.resolution, async (ctx, { id }) => {
  const found = await ctx.em.findOne(Resolution, { id });
  if (!found) return null;
  const targets = await ctx.em.find(Target, { resolutionId: id }, { orderBy: { by: 'asc', id: 'asc' } });
  const actions = await ctx.em.find(ActionItem, { resolutionId: id }, { orderBy: { due: 'asc', id: 'asc' } });
  const unitOf = await unitNames(
    ctx,
    actions.map(({ unit }) => unit),
  );
  return {
    ...rowOf(found),
    text: found.text,
    targets: await targetRows(ctx, targets),
    actions: actions.map(({ id: actionId, title, unit, due, state }) => ({
      ...{ id: actionId, actionId, title, unit: unitOf(unit), due, state },
    })),
    history: await historyOf(ctx, id),
  };
});

export const targets = answer(queries.targets, async (ctx, { resolutionId, offset, limit }) => {
  const where = resolutionId === undefined ? {} : { resolutionId };
  const orderBy = { by: 'desc' as const, id: 'desc' as const };
  return targetRows(ctx, await ctx.em.find(Target, where, { orderBy, offset, limit }));
});

const text = (value: number | null): string => (value === null ? '—' : String(Math.round(value * 10) / 10));

const statusOf: Readonly<Partial<Record<Verdict, 'ok' | 'warn' | 'bad'>>> = {
  ...{ met: 'ok', onCourse: 'ok' },
  ...{ atRisk: 'warn', behind: 'bad', missed: 'bad' },
};

export const targetBoard = answer(queries.targetBoard, async (ctx) => {
  const found = await ctx.em.find(Target, {}, { orderBy: { by: 'desc', id: 'desc' }, limit: 10 });
  const rows = await targetRows(ctx, found);
  return rows.map(({ id, number, title, metric, baseline, now, target, by, progress, pace, verdict }) => ({
    id,
    number,
    title,
    metric: `${metric.replace('.', '.metric.')}.name`,
    path: `${text(baseline)} → ${text(target)} · ${by}`,
    now: text(now),
    progress,
    pace,
    verdict: verdict ?? ('pending' as const),
    status: (verdict ? statusOf[verdict] : undefined) ?? ('plain' as const),
  }));
});
