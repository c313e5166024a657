import { cobuilding, events } from '@heli/contracts/cobuilding';
import { council } from '@heli/contracts/council';
import { handle, type InputOf, type WriteContext } from '@heli/sdk';
import { iso } from '@heli/sdk/kit';
import { Need } from '../entities/need.entity.js';
import { Milestone, Project } from '../entities/project.entity.js';
import { find, follow, no, record, situationOf, subjectOf, unitOf } from '../kit.js';
import { needLife, standsFor } from '../life-cycles.js';
import { naming as namingNeed } from '../needs/needs.js';
import { resourceOf } from '../resources/resources.js';
import { naming } from './projects.js';

type Input = InputOf<typeof cobuilding.commands.proposeProject>;

/** Units do something together: to meet needs, to carry out a resolution, or for its own sake. */
export const proposeProject = handle(cobuilding.commands.proposeProject, async (ctx, input) => {
  const { kind, title, goal, leadUnitId, partnerUnitIds, needIds, resourceIds, resolutionId, budget } = input;
  const { starts, due } = await checked(ctx, input);
  const project = ctx.em.create(Project, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, unit: leadUnitId, owner: ctx.actorId },
    ...{ kind, title, goal, partners: partnerUnitIds, needIds, resourceIds, starts, due, budget },
    ...{ resolutionId: resolutionId ?? null, state: 'proposed', submitters: [], ratingSum: 0, raters: [] },
  });
  const milestones = input.milestones.map((step, place) =>
    ctx.em.create(Milestone, {
      ...{ id: ctx.id(), organisation: project.organisation, unit: leadUnitId, owner: ctx.actorId },
      ...{ projectId: project.id, place, text: step.text, due: iso(step.due) },
    }),
  );
  record(ctx, subjectOf('project', project), events.projectProposed, {
    data: {
      ...{
        ...naming(project),
        partnerUnitIds,
        needIds,
        resourceIds,
        resolutionId,
        start: starts,
        due,
        budget,
      },
      milestones: milestones.map((step) => ({ milestoneId: step.id, due: step.due })),
    },
    detail: { title, goal, milestones: milestones.map(({ text }) => text) },
  });
  for (const needId of needIds) await takeUp(ctx, needId, project.id);
  return { projectId: project.id, state: project.state };
});

/** @throws Refusal that names the field in which something is not there, or not as it must be */
async function checked(ctx: WriteContext, input: Input): Promise<{ starts: string; due: string }> {
  const { leadUnitId, partnerUnitIds, resourceIds, resolutionId } = input;
  const [starts, due] = [iso(input.start), iso(input.due)];
  if (due <= ctx.now) throw no('dueNotAhead', {}, 'due', 'invalid');
  if (due < starts) throw no('endsBefore', {}, 'due', 'invalid');
  const stray = input.milestones.some((step) => iso(step.due) > due || iso(step.due) < starts);
  if (stray) throw no('milestoneOutside', {}, 'milestones', 'invalid');
  await unitOf(ctx, leadUnitId, 'leadUnitId');
  if (!standsFor(ctx, leadUnitId)) throw no('notYourUnit', {}, 'leadUnitId', 'forbidden');
  if (partnerUnitIds.includes(leadUnitId)) throw no('partnerLeads', {}, 'partnerUnitIds', 'invalid');
  for (const unitId of partnerUnitIds) await unitOf(ctx, unitId, 'partnerUnitIds');
  for (const resourceId of resourceIds) await resourceOf(ctx, resourceId);
  if (resolutionId !== undefined && !(await ctx.ask(council.queries.resolution, { id: resolutionId })))
    throw no('unknownResolution', {}, 'resolutionId', 'not-found');
  return { starts, due };
}

async function takeUp(ctx: WriteContext, needId: string, projectId: string): Promise<void> {
  const need = await find(ctx, Need, needId, 'Need', 'needIds');
  need.state = follow(needLife, 'takeUp', situationOf(ctx, need));
  record(ctx, subjectOf('need', need), events.needTakenUp, { data: { ...namingNeed(need), projectId } });
}
