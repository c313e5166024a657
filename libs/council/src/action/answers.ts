import { council, type ActionState } from '@heli/contracts/council';
import { answer, type ReadContext } from '@heli/sdk';
import { ActionItem, type ActionItemItem } from '../entities/action-item.entity.js';
import { openActionStates, unsubmittedActionStates } from '../life-cycles.js';
import { historyOf } from '../shared/history.js';
import { personNames, unitNames } from '../shared/names.js';
import { isOverdue } from './actions.js';

const { queries } = council;
const dayMs = 86_400_000;

async function rowsOf(ctx: ReadContext, items: readonly ActionItemItem[]) {
  const unitOf = await unitNames(
    ctx,
    items.map(({ unit }) => unit),
  );
  return items.map((item) => ({
    id: item.id,
    actionId: item.id,
    title: item.title,
    unitId: item.unit,
    unit: unitOf(item.unit),
    due: item.due,
    progress: item.progress,
    state: item.state,
    overdue: isOverdue(item, ctx.now),
    resolutionId: item.resolutionId ?? null,
  }));
}

const overdueAt = (now: string) => ({ state: { $in: [...unsubmittedActionStates] }, due: { $lte: now } });

export const actions = answer(queries.actions, async (ctx, input) => {
  const { state, unit, overdue, resolutionId, offset, limit } = input;
  const where = {
    ...(state !== undefined && { state }),
    ...(unit !== undefined && { unit }),
    ...(overdue !== undefined && (overdue ? { $and: [overdueAt(ctx.now)] } : { $not: overdueAt(ctx.now) })),
    ...(resolutionId !== undefined && { resolutionId }),
  };
  const orderBy = { due: 'desc' as const, id: 'desc' as const };
  return rowsOf(ctx, await ctx.em.find(ActionItem, where, { orderBy, offset, limit }));
});

export const action = answer(queries.action, async (ctx, { id }) => {
  const found = await ctx.em.findOne(ActionItem, { id });
  if (!found) return null;
  const [row] = await rowsOf(ctx, [found]);
  const unitOf = await unitNames(ctx, found.coUnitIds);
  const personOf = await personNames(ctx, [found.ownerPersonId]);
  return {
    ...row!,
    coUnits: found.coUnitIds.map(unitOf).join(', '),
    deliverable: found.deliverable ?? '',
    owner: personOf(found.ownerPersonId),
    assignedAt: found.assignedAt,
    wishedDue: found.wishedDue ?? null,
    reworks: found.reworks,
    extensions: found.extensions,
    files: (await ctx.files.of({ type: 'council.action', id })).map(({ id: fileId, name, type, size }) => ({
      ...{ id: fileId, name, type, size },
    })),
    history: await historyOf(ctx, id),
  };
});

export const overdueBoard = answer(queries.overdueBoard, async (ctx) => {
  const found = await ctx.em.find(ActionItem, overdueAt(ctx.now), { orderBy: { due: 'asc' }, limit: 10 });
  return (await rowsOf(ctx, found)).map(({ id, title, unit, due }) => ({ id, title, unit, due }));
});

export const actionBoard = answer(queries.actionBoard, async (ctx) => {
  const open = { state: { $in: [...openActionStates] } };
  const found = await ctx.em.find(ActionItem, open, { orderBy: { due: 'asc', id: 'asc' }, limit: 20 });
  const rows = await rowsOf(ctx, found);
  return rows.map(({ id, title, unit, due, state, overdue }) => ({
    ...{ id, title, unit, due, state, status: statusOf(ctx, { due, state, overdue }) },
  }));
});

export const actionsByUnit = answer(queries.actionsByUnit, async (ctx) => {
  const open = await ctx.em.find(ActionItem, { state: { $in: [...openActionStates] } });
  const byUnit = [...Map.groupBy(open, ({ unit }) => unit)];
  const unitOf = await unitNames(
    ctx,
    byUnit.map(([unit]) => unit),
  );
  return byUnit
    .map(([id, items]) => ({
      ...{ id, unit: unitOf(id), open: items.length },
      overdue: items.filter((item) => isOverdue(item, ctx.now)).length,
    }))
    .sort((a, b) => b.open - a.open || b.overdue - a.overdue || (a.id < b.id ? -1 : 1))
    .slice(0, 20);
});

/** ■ past its due, ▲ due within three days, ● the rest and what is handed in. */
function statusOf(
  ctx: ReadContext,
  { due, state, overdue }: { readonly due: string; readonly state: ActionState; readonly overdue: boolean },
): 'ok' | 'warn' | 'bad' {
  if (state === 'submitted') return 'ok';
  if (overdue) return 'bad';
  return Date.parse(due) - Date.parse(ctx.now) < 3 * dayMs ? 'warn' : 'ok';
}
