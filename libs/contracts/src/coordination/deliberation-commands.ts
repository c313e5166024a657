import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  adoptions,
  assemblyKinds,
  assemblyStates,
  callBases,
  catalogueNo,
  groups,
  hearingStates,
  opennessForms,
  opennessScopes,
  opennessStates,
  person,
  requestStates,
  size,
  stances,
  votes,
} from './affair-model.js';
import { may } from './affair-permissions.js';
import { count, id, line, moment, text } from './model.js';

const note = text.optional();
const onHearing = z.strictObject({ hearingId: id });
const onAssembly = z.strictObject({ assemblyId: id });
const onOpenness = z.strictObject({ opennessId: id });
const onRequest = z.strictObject({ requestId: id });
const hearingOutput = z.object({ hearingId: id, state: z.enum(hearingStates) });
const opinionOutput = z.object({ opinionId: id, hearingId: id });
const assemblyOutput = z.object({ assemblyId: id, state: z.enum(assemblyStates) });
const opennessOutput = z.object({ opennessId: id, state: z.enum(opennessStates) });
const requestOutput = z.object({ requestId: id, state: z.enum(requestStates) });

const hearings = {
  proposeHearing: command({
    permission: may.proposeHearing,
    /** The item of the council's agenda that it is held about, if there is one. */
    input: z.strictObject({ topic: line, basis: note, itemId: id.optional() }),
    output: hearingOutput,
  }),
  acceptHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ note }),
    output: hearingOutput,
  }),
  noticeHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ at: moment, place: line, seats: size }),
    output: hearingOutput,
  }),
  /** Takes a seat for oneself. */
  registerForHearing: command({
    permission: may.takePart,
    input: onHearing.extend({ group: z.enum(groups) }),
    output: hearingOutput.extend({ participantId: id }),
  }),
  /** Gives somebody a seat. */
  inviteToHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ group: z.enum(groups), personId: person }),
    output: hearingOutput.extend({ participantId: id }),
  }),
  closeRegistration: command({ permission: may.runHearing, input: onHearing, output: hearingOutput }),
  adjournHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ at: moment, reason: text }),
    output: hearingOutput,
  }),
  holdHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ present: size, note }),
    output: hearingOutput,
  }),
  recordOpinion: command({
    permission: may.runHearing,
    input: onHearing.extend({ group: z.enum(groups), stance: z.enum(stances), text }),
    output: opinionOutput,
  }),
  signRecord: command({
    permission: may.runHearing,
    /** How many signed it, the chair among them. */
    input: onHearing.extend({ signatures: size, files: fileIds(5) }),
    output: hearingOutput,
  }),
  concludeHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ conclusion: text }),
    output: hearingOutput,
  }),
  answerOpinion: command({
    permission: may.answerOpinion,
    input: z.strictObject({ opinionId: id, adoption: z.enum(adoptions), reason: text }),
    output: opinionOutput,
  }),
  /** Every opinion has its answer. */
  replyHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ note }),
    output: hearingOutput,
  }),
  closeHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ note }),
    output: hearingOutput,
  }),
  cancelHearing: command({
    permission: may.runHearing,
    input: onHearing.extend({ reason: text }),
    output: hearingOutput,
  }),
};

const assemblies = {
  callAssembly: command({
    permission: may.callAssembly,
    input: z.strictObject({
      ...{ kind: z.enum(assemblyKinds), basis: z.enum(callBases).default('committee'), title: line },
      /** How many may take part; and, where they asked for it, how many did of all residents, households or groups. */
      ...{ entitled: size, requested: size.optional(), of: size.optional(), at: moment },
    }),
    output: assemblyOutput,
  }),
  holdAssembly: command({
    permission: may.callAssembly,
    input: onAssembly.extend({ present: z.number().int().min(0).max(1_000_000) }),
    output: assemblyOutput.extend({ needed: count }),
  }),
  decideMatter: command({
    permission: may.callAssembly,
    input: onAssembly.extend({ title: line, yes: votes, no: votes, abstained: votes }),
    output: assemblyOutput.extend({ matterId: id, passed: z.boolean(), needed: count }),
  }),
  endAssembly: command({
    permission: may.callAssembly,
    input: onAssembly.extend({ note }),
    output: assemblyOutput,
  }),
  cancelAssembly: command({
    permission: may.callAssembly,
    input: onAssembly.extend({ reason: text }),
    output: assemblyOutput,
  }),
};

const openness = {
  draftOpenness: command({
    permission: may.draftOpenness,
    input: z.strictObject({
      ...{ catalogueNo, title: line, content: text, scope: z.enum(opennessScopes).default('society') },
      ...{ form: z.enum(opennessForms).default('temporary'), due: moment, requestId: id.optional() },
    }),
    output: opennessOutput,
  }),
  /** 保密审查: what was found. */
  reviewOpenness: command({
    permission: may.reviewOpenness,
    input: onOpenness.extend({ secrecy: text }),
    output: opennessOutput,
  }),
  returnOpenness: command({
    permission: may.reviewOpenness,
    input: onOpenness.extend({ reason: text }),
    output: opennessOutput,
  }),
  approveOpenness: command({
    permission: may.approveOpenness,
    input: onOpenness.extend({ note }),
    output: opennessOutput,
  }),
  publishOpenness: command({ permission: may.publishOpenness, input: onOpenness, output: opennessOutput }),
  commentOnOpenness: command({
    permission: may.comment,
    input: onOpenness.extend({ comment: text }),
    output: opennessOutput,
  }),
  archiveOpenness: command({
    permission: may.publishOpenness,
    input: onOpenness.extend({ note }),
    output: opennessOutput,
  }),
  askOpenness: command({
    permission: may.askOpenness,
    input: z.strictObject({ title: line, text: note }),
    output: requestOutput,
  }),
  /** Once, and not beyond the days that the rules allow. */
  extendRequest: command({
    permission: may.answerRequest,
    input: onRequest.extend({ reason: text }),
    output: requestOutput,
  }),
  answerRequest: command({
    permission: may.answerRequest,
    input: onRequest.extend({ granted: z.boolean(), answer: text, opennessId: id.optional() }),
    output: requestOutput,
  }),
};

export const deliberationCommands = { ...hearings, ...assemblies, ...openness };
