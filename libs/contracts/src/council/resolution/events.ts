import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import {
  count,
  day,
  id,
  instant,
  line,
  metricName,
  organisation,
  targetCourses,
  text,
  verdicts,
} from '../model.js';

const resolution = { resolutionId: id, bodyId: id };
const target = { targetId: id, resolutionId: id };
const whole = z.number().int();
const reason = z.strictObject({ reason: text.optional() });

export const events = defineEvents('council', {
  resolutionAdopted: event({
    data: z.object({
      ...resolution,
      meetingId: id,
      itemId: id,
      voteId: id.optional(),
      number: line,
      effectiveFrom: day,
      targets: count,
      actions: count,
    }),
    detail: z.strictObject({ title: line, text: z.string().max(10_000) }),
  }),
  resolutionCameIntoForce: event({ data: z.object(resolution) }),
  resolutionExecuted: event({ data: z.object(resolution), detail: reason }),
  resolutionVerified: event({ data: z.object(resolution), detail: reason }),
  resolutionArchived: event({ data: z.object(resolution) }),
  resolutionAmended: event({ data: z.object({ ...resolution, by: id }) }),
  resolutionRepealed: event({ data: z.object({ ...resolution, by: id }) }),
  /** Values are fixed point, ×1000. */
  targetSet: event({
    data: z.object({
      ...target,
      metric: metricName,
      subject: organisation,
      period: z.string().max(10),
      direction: z.enum(['up', 'down']),
      course: z.enum(targetCourses),
      baseline: whole.nullable(),
      baselineN: whole,
      baselineD: whole,
      baselineAsOf: instant,
      baselineSeq: count,
      definition: count,
      target: whole,
      by: day,
    }),
  }),
  /** The day by which it was to be reached is over. */
  targetFellDue: event({ data: z.object(target) }),
  /** What the number said then, once and for all. */
  targetJudged: event({
    data: z.object({
      ...target,
      verdict: z.enum(verdicts),
      value: whole.nullable(),
      n: whole,
      d: whole,
      asOf: instant,
      seq: count,
    }),
  }),
});
