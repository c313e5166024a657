import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import {
  attendanceMethods,
  attendanceModes,
  count,
  id,
  instant,
  line,
  meetingKinds,
  person,
  speechKinds,
  text,
} from '../model.js';

const meeting = { meetingId: id, bodyId: id, kind: z.enum(meetingKinds) };
const planned = { plannedStart: instant, plannedEnd: instant };
/** The proof that notice was given: the kernel keeps who was told when. */
const notice = { noticeId: id, recipients: count };
const reason = z.strictObject({ reason: text.optional() });
const speech = { speechId: id, meetingId: id, itemId: id };

const life = {
  meetingDrafted: event({
    data: z.object({ ...meeting, ...planned, chairPostId: id }),
    detail: z.strictObject({ title: line, place: line.optional() }),
  }),
  meetingConvened: event({
    /** `urgent`: the notice period was not kept, for the reason given. */
    data: z.object({ ...meeting, ...planned, ...notice, urgent: z.boolean(), sequence: count }),
    detail: reason,
  }),
  meetingRescheduled: event({
    data: z.object({ ...meeting, ...planned, ...notice, urgent: z.boolean(), sequence: count }),
    detail: reason,
  }),
  meetingCancelled: event({
    data: z.object({ ...meeting, sequence: count }),
    detail: z.strictObject({ reason: text }),
  }),
  meetingOpened: event({
    data: z.object({ ...meeting, expected: count, present: count, quorum: count, settingsVersion: count }),
  }),
  meetingPaused: event({ data: z.object(meeting) }),
  meetingResumed: event({ data: z.object(meeting) }),
  /** Seats that vote, by how they took part; `present` counts those there themselves or by a proxy who was. */
  meetingClosed: event({
    data: z.object({
      ...meeting,
      expected: count,
      present: count,
      modes: z.object({ present: count, proxy: count, leave: count, absent: count }),
    }),
  }),
};

const presence = {
  attendanceRecorded: event({
    data: z.object({
      meetingId: id,
      postId: id.optional(),
      personId: person.optional(),
      mode: z.enum(attendanceModes),
      method: z.enum(attendanceMethods),
    }),
  }),
  proxyGiven: event({ data: z.object({ meetingId: id, postId: id, toPostId: id }) }),
  /** Put right after the meeting: exactly what was counted is taken back. */
  attendanceCorrected: event({
    data: z.object({
      meetingId: id,
      postId: id,
      before: z.enum(attendanceModes),
      mode: z.enum(attendanceModes),
      /** What the correction adds to the seats present: −1, 0 or 1. */
      add: z.number().int().min(-1).max(1),
      closedAt: instant,
    }),
    detail: z.strictObject({ reason: text }),
  }),
};

const speaking = {
  speechAsked: event({ data: z.object({ ...speech, postId: id.optional(), kind: z.enum(speechKinds) }) }),
  speechWithdrawn: event({ data: z.object(speech) }),
  floorGiven: event({ data: z.object({ ...speech, limitSeconds: count }) }),
  speechEnded: event({ data: z.object({ ...speech, seconds: count, overSeconds: count }) }),
};

const settlements = {
  /** A period of the charter is over: whether a meeting of the kind was held in it. */
  meetingFellDue: event({
    data: z.object({
      bodyId: id,
      kind: z.enum(meetingKinds),
      period: z.string().max(10),
      /** The period's last moment. */
      endedAt: instant,
      met: z.boolean(),
    }),
  }),
};

export const events = defineEvents('council', { ...life, ...presence, ...speaking, ...settlements });
