import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import {
  clockKinds,
  day,
  id,
  line,
  metricName,
  moment,
  organisation,
  resolutionStates,
  targetCourses,
  text,
} from '../model.js';
import { may } from '../permissions.js';

const resolutionOutput = z.object({ resolutionId: id, state: z.enum(resolutionStates) });
const onResolution = { resolutionId: id };

/** What the resolution is to move: a number, from where it stands now, to a value by a day. */
const target = z.strictObject({
  metric: metricName,
  /** The organisation whose number it is; the body's own if left out. */
  organisation: organisation.optional(),
  period: z
    .string()
    .regex(/^(total|P\d{1,3}[DM])$/)
    .max(10)
    .default('P90D'),
  course: z.enum(targetCourses).default('pace'),
  value: z.number().min(-1_000_000).max(1_000_000),
  by: day,
});
/** What somebody is to do about it. */
export const duty = {
  title: line,
  leadUnitId: id,
  coUnitIds: z.array(id).max(20).default([]),
  ownerPersonId: id.optional(),
  due: moment,
  clock: z.enum(clockKinds).default('natural'),
  deliverable: text.optional(),
};

export const commands = defineCommands('council', {
  adoptResolution: command({
    permission: may.adopt,
    input: z.strictObject({
      itemId: id,
      title: line,
      text: z.string().trim().min(1).max(10_000),
      effectiveFrom: day.optional(),
      targets: z.array(target).max(10).default([]),
      actions: z.array(z.strictObject(duty)).max(20).default([]),
    }),
    output: resolutionOutput.extend({
      number: line,
      targetIds: z.array(id),
      actionIds: z.array(id),
    }),
  }),
  executeResolution: command({
    permission: may.manageResolution,
    input: z.strictObject({ ...onResolution, reason: text.optional() }),
    output: resolutionOutput,
  }),
  verifyResolution: command({
    permission: may.verifyResolution,
    input: z.strictObject({ ...onResolution, reason: text.optional() }),
    output: resolutionOutput,
  }),
  archiveResolution: command({
    permission: may.manageResolution,
    input: z.strictObject(onResolution),
    output: resolutionOutput,
  }),
  /** Ends it by a later resolution that takes its place, or that does away with it. */
  amendResolution: command({
    permission: may.manageResolution,
    input: z.strictObject({ ...onResolution, by: id }),
    output: resolutionOutput,
  }),
  repealResolution: command({
    permission: may.manageResolution,
    input: z.strictObject({ ...onResolution, by: id }),
    output: resolutionOutput,
  }),
});
