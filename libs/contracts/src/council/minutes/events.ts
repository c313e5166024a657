import { audiences, defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { count, id, instant, line, metricName, organisation, publicationSubjects, text } from '../model.js';

const minutes = { meetingId: id, version: count };
const whole = z.number().int();
const hash = z.string().length(64);

/** A number as it stood on the wall; values are fixed point, ×1000. */
const figure = z.object({
  metric: metricName,
  subject: organisation,
  period: z.string().max(10),
  key: z.string().max(200),
  n: whole,
  d: whole,
  value: whole.nullable(),
  state: z.string().max(20),
  asOf: instant,
  seq: count,
  definition: count,
});

export const events = defineEvents('council', {
  /** What was shown while an item was on (wall.md, promise 7). */
  evidenceFrozen: event({
    data: z.object({ itemId: id, meetingId: id, figures: z.array(figure).max(200) }),
  }),
  minutesDrafted: event({ data: z.object(minutes), detail: z.strictObject({ remarks: text.optional() }) }),
  /** `hash` is that of the text that everybody was sent. */
  minutesCirculated: event({ data: z.object({ ...minutes, hash, noticeId: id, recipients: count }) }),
  correctionAsked: event({
    data: z.object({ ...minutes, correctionId: id }),
    detail: z.strictObject({ text }),
  }),
  correctionAnswered: event({
    data: z.object({ ...minutes, correctionId: id, accepted: z.boolean() }),
    detail: z.strictObject({ answer: text }),
  }),
  /** Signed: the text by its hash, and where the log stood. */
  minutesSigned: event({ data: z.object({ ...minutes, hash, logSeq: count, logHash: z.string().max(100) }) }),
  minutesPublished: event({ data: z.object(minutes) }),
  publicationMade: event({
    data: z.object({
      publicationId: id,
      subjectType: z.enum(publicationSubjects),
      subjectId: id,
      audience: z.enum(audiences),
      from: instant,
      to: instant.optional(),
    }),
    detail: z.strictObject({ title: line }),
  }),
  publicationWithdrawn: event({ data: z.object({ publicationId: id }) }),
});
