import { event } from '@heli/sdk';
import { evidence, settlement } from '@heli/sdk/rows';
import { z } from 'zod';
import {
  adoptions,
  assemblyKinds,
  callBases,
  groups,
  hearingStates,
  opennessForms,
  opennessScopes,
  person,
  size,
  stances,
  votes,
} from './affair-model.js';
import { count, day, id, instant, text } from './model.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const hearing = { hearingId: id };
const opinion = { opinionId: id, hearingId: id };

/** 听证会. */
const hearings = {
  hearingProposed: event({
    data: z.object({ ...hearing, itemId: id.optional() }),
    detail: z.strictObject({ topic: text, basis: text.optional() }),
  }),
  hearingAccepted: event({ data: z.object(hearing), detail: note }),
  hearingNoticed: event({
    data: z.object({ ...hearing, at: instant, seats: size }),
    detail: z.strictObject({ place: text }),
  }),
  participantRegistered: event({
    data: z.object({ ...hearing, participantId: id, group: z.enum(groups), personId: person.optional() }),
  }),
  registrationClosed: event({ data: z.object({ ...hearing, participants: count }) }),
  hearingAdjourned: event({ data: z.object({ ...hearing, from: instant, at: instant }), detail: reason }),
  hearingHeld: event({ data: z.object({ ...hearing, present: count }), detail: note }),
  opinionRecorded: event({
    data: z.object({ ...opinion, group: z.enum(groups), stance: z.enum(stances) }),
    detail: z.strictObject({ text }),
  }),
  recordSigned: event({ data: z.object({ ...hearing, signatures: count, opinions: count, evidence }) }),
  hearingConcluded: event({ data: z.object(hearing), detail: z.strictObject({ conclusion: text }) }),
  conclusionFellDue: event({ data: z.object({ ...hearing, ...settlement }) }),
  opinionAnswered: event({
    data: z.object({ ...opinion, adoption: z.enum(adoptions), before: z.enum(adoptions).optional() }),
    detail: reason,
  }),
  hearingReplied: event({ data: z.object({ ...hearing, opinions: count }), detail: note }),
  hearingClosed: event({ data: z.object(hearing), detail: note }),
  hearingCancelled: event({ data: z.object({ ...hearing, from: z.enum(hearingStates) }), detail: reason }),
};

const assembly = { assemblyId: id, kind: z.enum(assemblyKinds) };
/** 居民会议, 居民代表会议: under the version of the rules that held on the day it was called for. */
const assemblies = {
  assemblyCalled: event({
    data: z.object({
      ...{ ...assembly, basis: z.enum(callBases), entitled: size, requested: count.optional(), at: instant },
      rulesFrom: day,
    }),
    detail: z.strictObject({ title: text }),
  }),
  assemblyHeld: event({ data: z.object({ ...assembly, present: count, quorate: z.boolean() }) }),
  matterDecided: event({
    data: z.object({
      ...{ assemblyId: id, matterId: id, yes: votes, no: votes, abstained: votes, passed: z.boolean() },
    }),
    detail: z.strictObject({ title: text }),
  }),
  assemblyEnded: event({ data: z.object({ ...assembly, matters: count }), detail: note }),
  assemblyCancelled: event({ data: z.object(assembly), detail: reason }),
};

const item = { opennessId: id };
const request = { requestId: id };
/** 公开事项: 提出, 审核, 审批, 实施; and what is asked for. */
const openness = {
  opennessDrafted: event({
    data: z.object({
      ...{ ...item, catalogueNo: z.string().max(15), scope: z.enum(opennessScopes) },
      ...{ form: z.enum(opennessForms), due: instant, requestId: id.optional() },
    }),
    detail: z.strictObject({ title: text, content: text }),
  }),
  opennessReviewed: event({ data: z.object(item), detail: z.strictObject({ secrecy: text }) }),
  opennessReturned: event({ data: z.object(item), detail: reason }),
  opennessApproved: event({ data: z.object(item), detail: note }),
  opennessPublished: event({ data: z.object({ ...item, late: z.boolean() }) }),
  opennessFellDue: event({ data: z.object({ ...item, ...settlement }) }),
  opennessCommented: event({ data: z.object(item), detail: z.strictObject({ comment: text }) }),
  opennessArchived: event({ data: z.object(item), detail: note }),

  opennessAsked: event({
    data: z.object({ ...request, due: instant }),
    detail: z.strictObject({ title: text, text: text.optional() }),
  }),
  requestExtended: event({ data: z.object({ ...request, before: instant, due: instant }), detail: reason }),
  requestAnswered: event({
    data: z.object({ ...request, granted: z.boolean(), late: z.boolean(), opennessId: id.optional() }),
    detail: z.strictObject({ answer: text }),
  }),
  requestFellDue: event({ data: z.object({ ...request, ...settlement }) }),
};

export const deliberationEvents = { ...hearings, ...assemblies, ...openness };
