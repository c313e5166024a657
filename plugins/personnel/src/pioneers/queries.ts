import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { containing, filesOf } from '@heli/sdk/kit';
import {
  Assignment,
  DutyLog,
  Pioneer,
  type AssignmentItem,
  type DutyLogItem,
  type PioneerItem,
} from '../entities/pioneer.entity.js';
import { historyOf } from '../kit.js';
import { personNames } from '../shared/persons.js';

const rowOf = ({ id, title, organisation, slots, taken, state }: PioneerItem) => ({
  ...{ id, pioneerId: id, title, organisation, slots, taken, state },
});

export const pioneers = answer(personnel.queries.pioneers, async (ctx, { state, search, offset, limit }) => {
  const where = {
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  const found = await ctx.em.find(Pioneer, where, { orderBy: { id: 'desc' }, offset, limit });
  return found.map(rowOf);
});

async function titlesOf(ctx: ReadContext, ids: readonly string[]): Promise<(id: string) => string> {
  const found = await ctx.em.find(Pioneer, { id: { $in: [...new Set(ids)] } });
  const titles = new Map(found.map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? '—';
}

export async function assignmentRows(ctx: ReadContext, found: readonly AssignmentItem[]) {
  const titleOf = await titlesOf(
    ctx,
    found.map(({ pioneerId }) => pioneerId),
  );
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(DutyLog, 'assignmentId', {
    where: { state: 'verified', assignmentId: { $in: found.map(({ id }) => id) } },
  });
  return found.map(({ id, pioneerId, name, pledge, organisation, state }) => ({
    ...{ id, assignmentId: id, pioneer: titleOf(pioneerId), name: name || '—', pledge, organisation },
    ...{ logs: counts[id] ?? 0, state },
  }));
}

/** Names and pledges stand here once they were shown, and no longer than they are held. */
export const pioneerDetail = answer(personnel.queries.pioneerDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Pioneer, { id });
  if (!item) return null;
  const shown = await ctx.em.find(Assignment, {
    ...{ pioneerId: id, state: { $in: ['shown', 'performing', 'appraised'] } },
  });
  return {
    ...{ ...rowOf(item), duties: item.duties, holders: await assignmentRows(ctx, shown) },
    history: await historyOf(ctx, id),
  };
});

export const assignments = answer(personnel.queries.assignments, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  const order = { orderBy: { id: 'desc' }, offset, limit } as const;
  return assignmentRows(ctx, await ctx.em.find(Assignment, where, order));
});

export const ownAssignments = answer(personnel.queries.ownAssignments, async (ctx, { offset, limit }) => {
  const where = { personId: ctx.actorPersonId ?? '' };
  const order = { orderBy: { id: 'desc' }, offset, limit } as const;
  return assignmentRows(ctx, await ctx.em.find(Assignment, where, order));
});

async function logRows(ctx: ReadContext, found: readonly DutyLogItem[]) {
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  const of = await ctx.em.find(Assignment, { id: { $in: found.map((one) => one.assignmentId) } });
  const pioneerOf = new Map(of.map(({ id, pioneerId }) => [id, pioneerId]));
  const titleOf = await titlesOf(ctx, [...pioneerOf.values()]);
  return found.map(({ id, assignmentId, personId, text, at, organisation, state }) => ({
    ...{ id, logId: id, assignmentId, pioneer: titleOf(pioneerOf.get(assignmentId) ?? '') },
    ...{ name: nameOf(personId), text, at, organisation, state },
  }));
}

export const assignmentDetail = answer(personnel.queries.assignmentDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Assignment, { id });
  if (!item) return null;
  const [row] = await assignmentRows(ctx, [item]);
  const duties = await ctx.em.find(DutyLog, { assignmentId: id }, { orderBy: { id: 'asc' } });
  return {
    ...{ ...row!, remark: item.remark ?? '', duties: await logRows(ctx, duties) },
    history: await historyOf(ctx, id),
  };
});

export const logs = answer(personnel.queries.logs, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  return logRows(ctx, await ctx.em.find(DutyLog, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const logDetail = answer(personnel.queries.logDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(DutyLog, { id });
  if (!item) return null;
  const [row] = await logRows(ctx, [item]);
  return { ...row!, files: await filesOf(ctx, 'personnel.log', id), history: await historyOf(ctx, id) };
});
