import { leadership, type Branch, type CoverageState } from '@heli/contracts/leadership';
import { answer, type OutputOf } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import { Coverage, type CoverageItem } from '../entities/coverage.entity.js';
import { isWorkCovered } from './coverages.js';
import { historyOf } from '../kit.js';

type Row = OutputOf<typeof leadership.queries.coverages>[number];

const branchIn: Readonly<Partial<Record<CoverageState, Branch>>> = {
  jointCovered: 'joint',
  ownBranch: 'own',
};

const rowOf = (item: CoverageItem, title: string, now: string): Row => ({
  ...{ id: item.id, coverageId: item.id, title, kind: item.kind, organisation: item.organisation },
  state: item.state,
  branch: branchIn[item.state] ?? 'none',
  members: item.members,
  eligible: item.eligible,
  workCovered: isWorkCovered(item, now),
  until: item.workUntil ?? null,
});

export const coverages = answer(leadership.queries.coverages, async (ctx, { state, kind, offset, limit }) => {
  const where = {
    closed: false,
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
  };
  const found = await ctx.em.find(Coverage, where, { orderBy: { id: 'asc' }, offset, limit });
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  return found.map((item) => rowOf(item, nameOf(item.unit), ctx.now));
});

export const coverageDetail = answer(leadership.queries.coverageDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Coverage, { id });
  if (!item) return null;
  const nameOf = await unitNames(ctx, [item.unit]);
  return {
    ...rowOf(item, nameOf(item.unit), ctx.now),
    instructor: item.instructorId != null,
    checkedAt: item.checkedAt ?? null,
    obstacles: item.obstacles ?? '',
    history: await historyOf(ctx, id),
  };
});
