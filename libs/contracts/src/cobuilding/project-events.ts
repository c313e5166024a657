import { event } from '@heli/sdk';
import { z } from 'zod';
import { cents, count, fundSources, id, instant, people, projectKinds, rating, text } from './model.js';
import { evidence, settlement } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const project = { projectId: id, kind: z.enum(projectKinds), leadUnitId: id };

/** 共建项目. */
export const projectEvents = {
  projectProposed: event({
    data: z.object({
      ...project,
      partnerUnitIds: z.array(id).max(20),
      needIds: z.array(id).max(20),
      resourceIds: z.array(id).max(20),
      resolutionId: id.optional(),
      start: instant,
      due: instant,
      budget: z.array(z.strictObject({ source: z.enum(fundSources), cents })).max(10),
      milestones: z.array(z.strictObject({ milestoneId: id, due: instant })).max(30),
    }),
    detail: z.strictObject({ title: text, goal: text, milestones: z.array(text).max(30).optional() }),
  }),
  projectAgreed: event({ data: z.object(project), detail: note }),
  projectStarted: event({ data: z.object(project) }),
  projectSuspended: event({ data: z.object(project), detail: reason }),
  projectResumed: event({ data: z.object(project) }),
  milestoneReached: event({
    data: z.object({ ...project, milestoneId: id, late: z.boolean() }),
    detail: note,
  }),
  acceptanceAsked: event({
    data: z.object({ ...project, evidence }),
    detail: z.strictObject({ result: text }),
  }),
  projectReturned: event({ data: z.object(project), detail: reason }),
  projectAccepted: event({
    data: z.object({
      ...project,
      unitIds: z.array(id).max(21),
      needIds: z.array(id).max(20),
      beneficiaries: people,
      late: z.boolean(),
    }),
    detail: note,
  }),
  projectEvaluated: event({
    data: z.object({ ...project, rating, ratings: count }),
    detail: z.strictObject({ comment: text.optional() }),
  }),
  projectArchived: event({ data: z.object(project) }),
  projectCancelled: event({ data: z.object(project), detail: reason }),
  projectFellDue: event({ data: z.object({ ...project, ...settlement }) }),
};
