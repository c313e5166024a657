import { cobuilding, events } from '@heli/contracts/cobuilding';
import { handle } from '@heli/sdk';
import { arm, disarm, takeEvidence } from '@heli/sdk/kit';
import { Milestone } from '../entities/project.entity.js';
import { find, no, record, subjectOf } from '../kit.js';
import { moveProject, naming, projectDeadline } from './projects.js';
import { eachNeed } from './outcome.js';
import { reopen } from '../needs/needs.js';

/** Somebody other than who proposed it has agreed: from now on it falls due. */
export const agreeProject = handle(cobuilding.commands.agreeProject, async (ctx, { projectId, note }) => {
  const item = await moveProject(ctx, projectId, 'agree');
  if (item.due <= ctx.now) throw no('dueNotAhead', {}, 'due');
  record(ctx, subjectOf('project', item), events.projectAgreed, { data: naming(item), detail: { note } });
  arm(ctx, projectDeadline(item));
  return { projectId, state: item.state };
});

export const startProject = handle(cobuilding.commands.startProject, async (ctx, { projectId }) => {
  const item = await moveProject(ctx, projectId, 'start');
  record(ctx, subjectOf('project', item), events.projectStarted, { data: naming(item) });
  return { projectId, state: item.state };
});

export const suspendProject = handle(
  cobuilding.commands.suspendProject,
  async (ctx, { projectId, reason }) => {
    const item = await moveProject(ctx, projectId, 'suspend');
    record(ctx, subjectOf('project', item), events.projectSuspended, {
      data: naming(item),
      detail: { reason },
    });
    return { projectId, state: item.state };
  },
);

export const resumeProject = handle(cobuilding.commands.resumeProject, async (ctx, { projectId }) => {
  const item = await moveProject(ctx, projectId, 'resume');
  record(ctx, subjectOf('project', item), events.projectResumed, { data: naming(item) });
  return { projectId, state: item.state };
});

export const reachMilestone = handle(
  cobuilding.commands.reachMilestone,
  async (ctx, { milestoneId, note }) => {
    const step = await find(ctx, Milestone, milestoneId, 'Milestone');
    const item = await moveProject(ctx, step.projectId, 'reach');
    if (step.reachedAt) throw no('reachedAlready', {}, 'milestoneId');
    step.reachedAt = ctx.now;
    record(ctx, subjectOf('project', item), events.milestoneReached, {
      data: { ...naming(item), milestoneId, late: ctx.now > step.due },
      detail: { note },
    });
    return { projectId: item.id, state: item.state };
  },
);

export const askAcceptance = handle(cobuilding.commands.askAcceptance, async (ctx, input) => {
  const { projectId, result, files } = input;
  const item = await moveProject(ctx, projectId, 'askAcceptance');
  item.submitters = [...new Set([...item.submitters, ctx.actorId])];
  const subject = subjectOf('project', item);
  const evidence = await takeEvidence(ctx, subject, files, cobuilding.queries.projectDetail);
  const data = { ...naming(item), evidence };
  record(ctx, subject, events.acceptanceAsked, { data, detail: { result } });
  return { projectId, state: item.state };
});

/** Its needs wait again; where it fell due before, that stays as it was booked. */
export const cancelProject = handle(cobuilding.commands.cancelProject, async (ctx, { projectId, reason }) => {
  const item = await moveProject(ctx, projectId, 'cancel');
  disarm(ctx, projectDeadline(item));
  record(ctx, subjectOf('project', item), events.projectCancelled, {
    data: naming(item),
    detail: { reason },
  });
  await eachNeed(ctx, item, (need) => reopen(ctx, need));
  return { projectId, state: item.state };
});
