import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import { count, id, line, meetingStates, moment, publicationSubjects, text } from '../model.js';
import { may } from '../permissions.js';

const minutesOutput = z.object({ meetingId: id, version: count, state: z.enum(meetingStates) });
const onMeeting = { meetingId: id };

export const commands = defineCommands('council', {
  freezeEvidence: command({
    permission: may.run,
    input: z.strictObject({ itemId: id }),
    output: z.object({ figures: count }),
  }),
  draftMinutes: command({
    permission: may.keepMinutes,
    input: z.strictObject({ ...onMeeting, remarks: text.optional() }),
    output: minutesOutput,
  }),
  circulateMinutes: command({
    permission: may.keepMinutes,
    input: z.strictObject(onMeeting),
    output: minutesOutput.extend({ hash: z.string() }),
  }),
  askCorrection: command({
    permission: may.correctMinutes,
    input: z.strictObject({ ...onMeeting, text }),
    output: z.object({ correctionId: id }),
  }),
  answerCorrection: command({
    permission: may.keepMinutes,
    input: z.strictObject({ correctionId: id, accepted: z.boolean(), answer: text }),
    output: z.object({ correctionId: id }),
  }),
  signMinutes: command({
    permission: may.signMinutes,
    input: z.strictObject(onMeeting),
    output: minutesOutput.extend({ hash: z.string() }),
  }),
  publishMinutes: command({
    permission: may.publish,
    input: z.strictObject(onMeeting),
    output: minutesOutput,
  }),
  publish: command({
    permission: may.publish,
    input: z.strictObject({
      subjectType: z.enum(publicationSubjects),
      subjectId: id,
      title: line,
      audience: z.enum(['public', 'council']),
      to: moment.optional(),
    }),
    output: z.object({ publicationId: id }),
  }),
  withdrawPublication: command({
    permission: may.publish,
    input: z.strictObject({ publicationId: id }),
    output: z.object({}),
  }),
});
