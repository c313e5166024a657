import { cobuilding, events } from '@heli/contracts/cobuilding';
import { handle, type WriteContext } from '@heli/sdk';
import { takePart } from '../agreements/participation.js';
import { Need, type NeedItem } from '../entities/need.entity.js';
import type { ProjectItem } from '../entities/project.entity.js';
import { follow, record, settle, situationOf, subjectOf } from '../kit.js';
import { needLife } from '../life-cycles.js';
import { fulfil } from '../needs/needs.js';
import { moveProject, naming, projectDeadline } from './projects.js';

/** The needs that a project was to meet, as far as they are still its own. */
export async function eachNeed(
  ctx: WriteContext,
  { needIds }: ProjectItem,
  settleNeed: (need: NeedItem) => Promise<void> | void,
): Promise<void> {
  const where = { id: { $in: needIds }, state: 'inProject' as const };
  for (const need of await ctx.em.find(Need, where, { orderBy: { id: 'asc' } })) await settleNeed(need);
}

export const returnProject = handle(cobuilding.commands.returnProject, async (ctx, { projectId, reason }) => {
  const item = await moveProject(ctx, projectId, 'sendBack');
  record(ctx, subjectOf('project', item), events.projectReturned, { data: naming(item), detail: { reason } });
  return { projectId, state: item.state };
});

/** Somebody other than those who did it attests what came of it; the needs that it was for are met. */
export const acceptProject = handle(cobuilding.commands.acceptProject, async (ctx, input) => {
  const { projectId, beneficiaries, note } = input;
  const item = await moveProject(ctx, projectId, 'accept');
  item.beneficiaries = beneficiaries;
  const unitIds = [item.unit, ...item.partners];
  record(ctx, subjectOf('project', item), events.projectAccepted, {
    data: { ...naming(item), unitIds, needIds: item.needIds, beneficiaries, late: ctx.now > item.due },
    detail: { note },
  });
  settle(ctx, projectDeadline(item));
  await takePart(ctx, unitIds, item.organisation);
  await eachNeed(ctx, item, (need) => {
    need.state = follow(needLife, 'fulfil', situationOf(ctx, need));
    fulfil(ctx, need);
  });
  return { projectId, state: item.state };
});

/** By those it was for, each once. */
export const evaluateProject = handle(cobuilding.commands.evaluateProject, async (ctx, input) => {
  const { projectId, rating, comment } = input;
  const item = await moveProject(ctx, projectId, 'evaluate');
  item.ratingSum += rating;
  item.raters = [...item.raters, ctx.actorId];
  const data = { ...naming(item), rating, ratings: item.raters.length };
  record(ctx, subjectOf('project', item), events.projectEvaluated, { data, detail: { comment } });
  return { projectId, state: item.state };
});

export const archiveProject = handle(cobuilding.commands.archiveProject, async (ctx, { projectId }) => {
  const item = await moveProject(ctx, projectId, 'archive');
  record(ctx, subjectOf('project', item), events.projectArchived, { data: naming(item) });
  return { projectId, state: item.state };
});
