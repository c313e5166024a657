import { cobuilding, type ProjectState } from '@heli/contracts/cobuilding';
import { council } from '@heli/contracts/council';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { containing, filesOf, unitNames } from '@heli/sdk/kit';
import type { FilterQuery } from '@mikro-orm/core';
import { Need } from '../entities/need.entity.js';
import { Milestone, Project, type ProjectItem } from '../entities/project.entity.js';
import { Resource } from '../entities/resource.entity.js';
import { historyOf } from '../kit.js';
import { runningStates } from '../life-cycles.js';
import { meanOf } from '../shared/rows.js';

type Row = OutputOf<typeof cobuilding.queries.projects>[number];
const running: readonly ProjectState[] = runningStates;

async function rowsOf(ctx: ReadContext, found: readonly ProjectItem[]): Promise<Row[]> {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const steps = await ctx.em.find(Milestone, { projectId: { $in: found.map(({ id }) => id) } });
  const byProject = Map.groupBy(steps, ({ projectId }) => projectId);
  return found.map((item) => {
    const own = byProject.get(item.id) ?? [];
    return {
      ...{ id: item.id, projectId: item.id, title: item.title, kind: item.kind, leadUnit: nameOf(item.unit) },
      ...{ partners: item.partners.length, organisation: item.organisation, state: item.state },
      ...{ start: item.starts, due: item.due, milestones: own.length },
      reached: own.filter(({ reachedAt }) => reachedAt != null).length,
      overdue: item.due <= ctx.now && running.includes(item.state),
    };
  });
}

export const projects = answer(cobuilding.queries.projects, async (ctx, input) => {
  const { kind, state, search, offset, limit } = input;
  const where: FilterQuery<ProjectItem> = {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  const found = await ctx.em.find(Project, where, { orderBy: { id: 'desc' }, offset, limit });
  return rowsOf(ctx, found);
});

/** The number of the resolution that a project carries out; a dash where the reader may not see it. */
async function resolutionNumber(ctx: ReadContext, resolutionId: string | null | undefined): Promise<string> {
  if (!resolutionId) return '—';
  const resolution = await ctx.ask(council.queries.resolution, { id: resolutionId });
  return resolution?.number ?? '—';
}

export const projectDetail = answer(cobuilding.queries.projectDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Project, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const nameOf = await unitNames(ctx, item.partners);
  const needs = await ctx.em.find(Need, { id: { $in: item.needIds } }, { orderBy: { id: 'asc' } });
  const resources = await ctx.em.find(
    Resource,
    { id: { $in: item.resourceIds } },
    { orderBy: { id: 'asc' } },
  );
  const plan = await ctx.em.find(Milestone, { projectId: id }, { orderBy: { place: 'asc' } });
  return {
    ...row!,
    ...{ goal: item.goal, partnerUnits: item.partners.map(nameOf), budget: item.budget },
    needs: needs.map((need) => ({ id: need.id, needId: need.id, title: need.title, state: need.state })),
    resources: resources.map((one) => ({ id: one.id, resourceId: one.id, title: one.title })),
    resolution: await resolutionNumber(ctx, item.resolutionId),
    plan: plan.map((step) => ({
      ...{ id: step.id, milestoneId: step.id, text: step.text, due: step.due },
      reachedAt: step.reachedAt ?? null,
    })),
    beneficiaries: item.beneficiaries ?? null,
    ...{ rated: meanOf(item.ratingSum, item.raters.length), ratings: item.raters.length },
    files: await filesOf(ctx, 'cobuilding.project', id),
    history: await historyOf(ctx, id),
  };
});
