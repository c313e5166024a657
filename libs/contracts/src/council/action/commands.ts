import { command, defineCommands, fileIds } from '@heli/sdk';
import { z } from 'zod';
import { actionStates, count, id, instant, moment, text } from '../model.js';
import { may } from '../permissions.js';
import { duty } from '../resolution/commands.js';

const actionOutput = z.object({ actionId: id, state: z.enum(actionStates) });
const onAction = { actionId: id };
const note = text.optional();
const files = fileIds(10);

const assigning = {
  assignAction: command({
    permission: may.assign,
    input: z.strictObject({
      ...duty,
      resolutionId: id.optional(),
      meetingId: id.optional(),
      caseId: id.optional(),
    }),
    output: actionOutput.extend({ due: instant }),
  }),
  settleDispute: command({
    permission: may.decideAction,
    input: z.strictObject({ ...onAction, leadUnitId: id, due: moment.optional(), reason: text }),
    output: actionOutput.extend({ due: instant }),
  }),
  decideExtension: command({
    permission: may.decideAction,
    input: z.strictObject({ ...onAction, approved: z.boolean(), note }),
    output: actionOutput.extend({ due: instant }),
  }),
  withdrawAction: command({
    permission: may.decideAction,
    input: z.strictObject({ ...onAction, reason: text }),
    output: actionOutput,
  }),
};

const working = {
  acceptAction: command({ permission: may.workOn, input: z.strictObject(onAction), output: actionOutput }),
  disputeAction: command({
    permission: may.workOn,
    input: z.strictObject({ ...onAction, reason: text }),
    output: actionOutput,
  }),
  beginAction: command({ permission: may.workOn, input: z.strictObject(onAction), output: actionOutput }),
  reportProgress: command({
    permission: may.workOn,
    input: z.strictObject({ ...onAction, progress: count.max(100), note, files }),
    output: actionOutput,
  }),
  askExtension: command({
    permission: may.workOn,
    input: z.strictObject({ ...onAction, due: moment, reason: text }),
    output: actionOutput,
  }),
  submitAction: command({
    permission: may.workOn,
    input: z.strictObject({ ...onAction, note, files }),
    output: actionOutput,
  }),
};

const verifying = {
  reworkAction: command({
    permission: may.verifyAction,
    input: z.strictObject({ ...onAction, reason: text }),
    output: actionOutput,
  }),
  verifyAction: command({
    permission: may.verifyAction,
    input: z.strictObject({ ...onAction, note }),
    output: actionOutput,
  }),
  closeAction: command({
    permission: may.decideAction,
    input: z.strictObject(onAction),
    output: actionOutput,
  }),
};

export const commands = defineCommands('council', { ...assigning, ...working, ...verifying });
