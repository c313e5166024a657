import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  assignmentStates,
  count,
  id,
  line,
  logStates,
  person,
  pioneerStates,
  slots,
  teamKinds,
  teamStates,
  text,
} from './model.js';
import { may } from './permissions.js';

const note = text.optional();
const onPioneer = z.strictObject({ pioneerId: id });
const onAssignment = z.strictObject({ assignmentId: id });
const onLog = z.strictObject({ logId: id });
const onTeam = z.strictObject({ teamId: id });
const pioneerOutput = z.object({ pioneerId: id, state: z.enum(pioneerStates) });
const assignmentOutput = z.object({ assignmentId: id, state: z.enum(assignmentStates) });
const logOutput = z.object({ logId: id, state: z.enum(logStates) });
const teamOutput = z.object({ teamId: id, state: z.enum(teamStates), members: count });

const pioneers = {
  /** 设岗: what there is to do, one duty a line. */
  definePioneer: command({
    permission: may.definePioneer,
    input: z.strictObject({ title: line, duties: text, slots }),
    output: pioneerOutput,
  }),
  openPioneer: command({ permission: may.definePioneer, input: onPioneer, output: pioneerOutput }),
  endPioneer: command({
    permission: may.definePioneer,
    input: onPioneer.extend({ note }),
    output: pioneerOutput,
  }),
  /** 择岗, for oneself: the pledge will be shown with one's name. */
  choosePioneer: command({
    permission: may.choosePioneer,
    input: onPioneer.extend({ pledge: text }),
    output: assignmentOutput,
  }),
  /** 亮岗. */
  showPioneer: command({ permission: may.verifyDuty, input: onAssignment, output: assignmentOutput }),
  /** 履岗, by whoever holds the post. */
  logDuty: command({
    permission: may.choosePioneer,
    input: onAssignment.extend({ text, files: fileIds(10) }),
    output: logOutput,
  }),
  verifyLog: command({ permission: may.verifyDuty, input: onLog.extend({ note }), output: logOutput }),
  returnLog: command({
    permission: may.verifyDuty,
    input: onLog.extend({ reason: text }),
    output: logOutput,
  }),
  /** 评岗. */
  appraisePioneer: command({
    permission: may.verifyDuty,
    input: onAssignment.extend({ remark: text }),
    output: assignmentOutput,
  }),
  renewPioneer: command({
    permission: may.choosePioneer,
    input: onAssignment.extend({ pledge: text }),
    output: assignmentOutput,
  }),
  giveBackPioneer: command({
    permission: may.choosePioneer,
    input: onAssignment.extend({ note }),
    output: assignmentOutput,
  }),
  endAssignment: command({
    permission: may.verifyDuty,
    input: onAssignment.extend({ note }),
    output: assignmentOutput,
  }),
};

const teams = {
  formTeam: command({
    permission: may.formTeam,
    input: z.strictObject({ title: line, kind: z.enum(teamKinds), leaderId: person }),
    output: teamOutput,
  }),
  joinTeam: command({ permission: may.joinTeam, input: onTeam, output: teamOutput }),
  addToTeam: command({
    permission: may.formTeam,
    input: onTeam.extend({ personId: person }),
    output: teamOutput,
  }),
  leaveTeam: command({ permission: may.joinTeam, input: onTeam.extend({ note }), output: teamOutput }),
  removeFromTeam: command({
    permission: may.formTeam,
    input: onTeam.extend({ personId: person, note }),
    output: teamOutput,
  }),
  dissolveTeam: command({ permission: may.formTeam, input: onTeam.extend({ note }), output: teamOutput }),
};

export const pioneerCommands = { ...pioneers, ...teams };
