import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  cents,
  fundSources,
  id,
  line,
  moment,
  people,
  projectKinds,
  projectStates,
  rating,
  text,
} from './model.js';
import { may } from './permissions.js';

const note = text.optional();
const output = z.object({ projectId: id, state: z.enum(projectStates) });
const onProject = z.strictObject({ projectId: id });
const because = onProject.extend({ reason: text });
const ids = z.array(id).max(20).default([]);

export const projectCommands = {
  proposeProject: command({
    permission: may.proposeProject,
    input: z.strictObject({
      kind: z.enum(projectKinds).default('joint'),
      title: line,
      goal: text,
      leadUnitId: id,
      partnerUnitIds: ids,
      needIds: ids,
      resourceIds: ids,
      /** The council's resolution that it carries out. */
      resolutionId: id.optional(),
      start: moment,
      due: moment,
      milestones: z
        .array(z.strictObject({ text: line, due: moment }))
        .max(30)
        .default([]),
      budget: z
        .array(z.strictObject({ source: z.enum(fundSources), cents }))
        .max(10)
        .default([]),
    }),
    output,
  }),
  agreeProject: command({ permission: may.agreeProject, input: onProject.extend({ note }), output }),
  startProject: command({ permission: may.runProject, input: onProject, output }),
  suspendProject: command({ permission: may.runProject, input: because, output }),
  resumeProject: command({ permission: may.runProject, input: onProject, output }),
  reachMilestone: command({
    permission: may.runProject,
    input: z.strictObject({ milestoneId: id, note }),
    output,
  }),
  askAcceptance: command({
    permission: may.runProject,
    input: onProject.extend({ result: text, files: fileIds(10) }),
    output,
  }),
  returnProject: command({ permission: may.acceptProject, input: because, output }),
  acceptProject: command({
    permission: may.acceptProject,
    input: onProject.extend({
      /** Attested person-times of those it served. */
      beneficiaries: people,
      note,
    }),
    output,
  }),
  evaluateProject: command({
    permission: may.evaluateProject,
    input: onProject.extend({ rating, comment: text.optional() }),
    output,
  }),
  archiveProject: command({ permission: may.closeProject, input: onProject, output }),
  cancelProject: command({ permission: may.closeProject, input: because, output }),
};
