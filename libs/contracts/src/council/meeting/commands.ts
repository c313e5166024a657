import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import {
  attendanceModes,
  count,
  id,
  line,
  meetingKinds,
  meetingStates,
  moment,
  speechKinds,
  text,
} from '../model.js';
import { may } from '../permissions.js';

const meetingOutput = z.object({ meetingId: id, state: z.enum(meetingStates) });
const onMeeting = { meetingId: id };
const times = { plannedStart: moment, plannedEnd: moment };
/** Why the notice period can't be kept. */
const urgency = { urgentReason: text.optional() };

const planning = {
  draftMeeting: command({
    permission: may.convene,
    input: z.strictObject({
      bodyId: id,
      kind: z.enum(meetingKinds),
      title: line,
      place: line.optional(),
      ...times,
      chairPostId: id,
      secretaryPersonId: id.optional(),
    }),
    output: meetingOutput,
  }),
  convene: command({
    permission: may.convene,
    input: z.strictObject({ ...onMeeting, ...urgency }),
    output: meetingOutput.extend({ recipients: count }),
  }),
  reschedule: command({
    permission: may.convene,
    input: z.strictObject({ ...onMeeting, ...times, place: line.optional(), ...urgency }),
    output: meetingOutput.extend({ recipients: count }),
  }),
  cancelMeeting: command({
    permission: may.convene,
    input: z.strictObject({ ...onMeeting, reason: text }),
    output: meetingOutput,
  }),
};

const running = {
  openMeeting: command({
    permission: may.run,
    input: z.strictObject(onMeeting),
    output: meetingOutput.extend({ expected: count, present: count, quorum: count }),
  }),
  pauseMeeting: command({ permission: may.run, input: z.strictObject(onMeeting), output: meetingOutput }),
  resumeMeeting: command({ permission: may.run, input: z.strictObject(onMeeting), output: meetingOutput }),
  closeMeeting: command({ permission: may.run, input: z.strictObject(onMeeting), output: meetingOutput }),
  callItem: command({
    permission: may.run,
    input: z.strictObject({ itemId: id }),
    output: z.object({ itemId: id }),
  }),
  endItem: command({
    permission: may.run,
    input: z.strictObject({
      itemId: id,
      outcome: z.enum(['decided', 'noted', 'postponed']),
      /** What was found without a vote. */
      note: text.optional(),
    }),
    output: z.object({ itemId: id }),
  }),
};

const presence = {
  /** Whoever holds a seat or stands in there says that they have come. */
  checkIn: command({
    permission: may.attend,
    input: z.strictObject({
      ...onMeeting,
      code: z.string().trim().toUpperCase().length(6),
      /** Needed by whoever may speak for several seats. */
      postId: id.optional(),
      method: z.enum(['code', 'qr']).default('code'),
    }),
    output: z.object({ postId: id }),
  }),
  recordAttendance: command({
    permission: may.record,
    input: z.strictObject({
      ...onMeeting,
      postId: id.optional(),
      personId: id.optional(),
      mode: z.enum(attendanceModes).exclude(['proxy']),
    }),
    output: z.object({}),
  }),
  correctAttendance: command({
    permission: may.record,
    input: z.strictObject({
      ...onMeeting,
      postId: id,
      mode: z.enum(attendanceModes).exclude(['proxy', 'observer']),
      reason: text,
    }),
    output: z.object({}),
  }),
  /** Gives one's voice to another seat for this meeting. */
  giveProxy: command({
    permission: may.attend,
    input: z.strictObject({ ...onMeeting, postId: id, toPostId: id }),
    output: z.object({}),
  }),
};

const speaking = {
  askToSpeak: command({
    permission: may.attend,
    input: z.strictObject({ itemId: id, kind: z.enum(speechKinds).default('normal'), postId: id.optional() }),
    output: z.object({ speechId: id }),
  }),
  withdrawSpeech: command({
    permission: may.attend,
    input: z.strictObject({ speechId: id }),
    output: z.object({}),
  }),
  giveFloor: command({
    permission: may.run,
    input: z.strictObject({ speechId: id, limitSeconds: count.max(3600).optional() }),
    output: z.object({ limitSeconds: count }),
  }),
  endSpeech: command({
    permission: may.run,
    input: z.strictObject({ speechId: id }),
    output: z.object({ seconds: count, overSeconds: count }),
  }),
};

export const commands = defineCommands('council', { ...planning, ...running, ...presence, ...speaking });
