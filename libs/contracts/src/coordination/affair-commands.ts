import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  disputeKinds,
  disputeStates,
  hazardGrades,
  hazardKinds,
  hazardStates,
  levels,
  patrolStates,
  risks,
  threadStates,
  visitKinds,
} from './affair-model.js';
import { may } from './affair-permissions.js';
import { count, id, line, moment, text } from './model.js';

const note = text.optional();
const onDispute = z.strictObject({ disputeId: id });
const onHazard = z.strictObject({ hazardId: id });
const onThread = z.strictObject({ threadId: id });
const caseIds = z.array(id).min(1).max(200);
const disputeOutput = z.object({ disputeId: id, level: z.enum(levels), state: z.enum(disputeStates) });
const hazardOutput = z.object({ hazardId: id, state: z.enum(hazardStates) });
const patrolOutput = z.object({ patrolId: id, state: z.enum(patrolStates) });
const threadOutput = z.object({ threadId: id, cases: count, state: z.enum(threadStates) });

const disputes = {
  registerDispute: command({
    permission: may.registerDispute,
    input: z.strictObject({
      ...{ kind: z.enum(disputeKinds), risk: z.enum(risks).default('blue'), title: line, parties: note },
      caseId: id.optional(),
    }),
    output: disputeOutput,
  }),
  mediateDispute: command({
    permission: may.mediate,
    input: onDispute.extend({ summary: text }),
    output: disputeOutput,
  }),
  /** To the street, and then to the district: who is above sees to it from now on. */
  raiseDispute: command({
    permission: may.mediate,
    input: onDispute.extend({ reason: text }),
    output: disputeOutput,
  }),
  settleDispute: command({
    permission: may.mediate,
    /** Until when what was agreed is to be done. */
    input: onDispute.extend({ agreement: text, due: moment }),
    output: disputeOutput,
  }),
  failDispute: command({
    permission: may.mediate,
    input: onDispute.extend({ reason: text }),
    output: disputeOutput,
  }),
  /** 引导司法途径. */
  referDispute: command({
    permission: may.mediate,
    input: onDispute.extend({ reason: text }),
    output: disputeOutput,
  }),
  followUpDispute: command({
    permission: may.followUpDispute,
    input: onDispute.extend({ kept: z.boolean(), note }),
    output: disputeOutput,
  }),
};

const hazards = {
  reportHazard: command({
    permission: may.findHazard,
    input: z.strictObject({
      ...{ kind: z.enum(hazardKinds), grade: z.enum(hazardGrades).default('general'), title: line },
      ...{ place: line.optional(), unitId: id.optional(), due: moment, files: fileIds(10) },
    }),
    output: hazardOutput,
  }),
  rectifyHazard: command({
    permission: may.rectify,
    input: onHazard.extend({ note, files: fileIds(10) }),
    output: hazardOutput,
  }),
  verifyHazard: command({
    permission: may.verifyHazard,
    input: onHazard.extend({ note }),
    output: hazardOutput,
  }),
  returnHazard: command({
    permission: may.verifyHazard,
    input: onHazard.extend({ reason: text }),
    output: hazardOutput,
  }),
};

const rounds = {
  startPatrol: command({ permission: may.patrol, input: z.strictObject({}), output: patrolOutput }),
  endPatrol: command({
    permission: may.patrol,
    input: z.strictObject({
      patrolId: id,
      /** Metres, and points of the track: a summary; the track itself is not sent in. */
      ...{ distance: z.number().int().min(0).max(200_000).default(0) },
      ...{ points: z.number().int().min(0).max(100_000).default(0) },
      ...{ caseIds: z.array(id).max(50).default([]), note },
    }),
    output: patrolOutput,
  }),
  recordVisit: command({
    permission: may.patrol,
    input: z.strictObject({ kind: z.enum(visitKinds).default('routine'), household: line, note }),
    output: z.object({ visitId: id }),
  }),
  /** How many households there are here: what the coverage of visits is of. */
  setHouseholds: command({
    permission: may.setHouseholds,
    input: z.strictObject({ households: z.number().int().min(0).max(100_000) }),
    output: z.object({ households: count }),
  }),
};

const threads = {
  openThread: command({
    permission: may.keepThread,
    input: z.strictObject({ title: line, caseIds }),
    output: threadOutput,
  }),
  addToThread: command({
    permission: may.keepThread,
    input: onThread.extend({ caseIds }),
    output: threadOutput,
  }),
  /** Some of its cases go on in a thread of their own. */
  splitThread: command({
    permission: may.keepThread,
    input: onThread.extend({ title: line, caseIds }),
    output: threadOutput.extend({ into: id }),
  }),
  mergeThread: command({
    permission: may.keepThread,
    input: onThread.extend({ intoThreadId: id, note }),
    output: threadOutput,
  }),
  resolveThread: command({
    permission: may.keepThread,
    input: onThread.extend({ note }),
    output: threadOutput,
  }),
};

export const affairCommands = { ...disputes, ...hazards, ...rounds, ...threads };
