import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  appealStates,
  appealSubjects,
  count,
  day,
  entryStates,
  expression,
  holderKinds,
  id,
  instant,
  line,
  points,
  price,
  ruleCode,
  ruleKinds,
  ruleStates,
  text,
  trigger,
} from './model.js';
import { may } from './permissions.js';

const note = text.optional();
const onRule = z.strictObject({ ruleId: id });
const onEntry = z.strictObject({ entryId: id });
const onAppeal = z.strictObject({ appealId: id });
const ruleOutput = z.object({ ruleId: id, version: count, state: z.enum(ruleStates) });
const entryOutput = z.object({ entryId: id, state: z.enum(entryStates) });
const appealOutput = z.object({ appealId: id, state: z.enum(appealStates) });

const rules = {
  /** A rule of a new code, or the next version of a known one. */
  draftRule: command({
    permission: may.draftRule,
    input: z.strictObject({
      code: ruleCode,
      title: line,
      kind: z.enum(ruleKinds).default('base'),
      trigger,
      holder: z.enum(holderKinds),
      condition: expression.default('true'),
      amount: expression.meta({ examples: ['2', 'fact.minutes / 60'] }),
      /** What it pays one holder at most, in a day, a month and a year of the installation's zone. */
      ...{ capDay: price.optional(), capMonth: price.optional(), capYear: price.optional() },
      /** Who approves an entry must show something for it, unless the fact brought evidence. */
      evidenceRequired: z.boolean().default(false),
      publicityDays: z.number().int().min(1).max(60).default(5),
    }),
    output: ruleOutput,
  }),
  dropRule: command({ permission: may.draftRule, input: onRule, output: ruleOutput }),
  publishRule: command({
    permission: may.publishRule,
    input: onRule.extend({
      from: day,
      /** Its last day. */
      to: day.optional(),
      /** The council's resolution that adopted it. */
      resolutionId: id.optional(),
      note,
    }),
    /** `changed`: payments that differ by it, each taken back or made anew. */
    output: ruleOutput.extend({ changed: count }),
  }),
  endRule: command({
    permission: may.publishRule,
    /** Its last day, today or later. */
    input: onRule.extend({ to: day, reason: text }),
    output: ruleOutput,
  }),
};

const entries = {
  approveEntry: command({
    permission: may.approveEntry,
    input: onEntry.extend({ note, files: fileIds(10) }),
    output: entryOutput,
  }),
  rejectEntry: command({
    permission: may.approveEntry,
    input: onEntry.extend({ reason: text }),
    output: entryOutput,
  }),
  /** Puts approved entries under public notice: those named, or all there are. */
  publicise: command({
    permission: may.publicise,
    input: z.strictObject({ entryIds: z.array(id).min(1).max(200).optional() }),
    output: z.object({ noticeId: id, entries: count, until: instant }),
  }),
};

const appeals = {
  fileAppeal: command({
    permission: may.fileAppeal,
    input: z.strictObject({
      subjectKind: z.enum(appealSubjects),
      subjectId: id,
      reason: text,
      files: fileIds(10),
    }),
    output: appealOutput,
  }),
  acceptAppeal: command({
    permission: may.decideAppeal,
    input: onAppeal.extend({ note }),
    output: appealOutput,
  }),
  hearAppeal: command({
    permission: may.decideAppeal,
    input: onAppeal.extend({ hearing: text }),
    output: appealOutput,
  }),
  upholdAppeal: command({
    permission: may.decideAppeal,
    input: onAppeal.extend({
      reason: text,
      /** What an entry should have been; nothing if left out. */
      amount: points.optional(),
    }),
    output: appealOutput,
  }),
  dismissAppeal: command({
    permission: may.decideAppeal,
    input: onAppeal.extend({ reason: text }),
    output: appealOutput,
  }),
  /** Residents of the organisation: what rates per thousand are of. */
  setPopulation: command({
    permission: may.setPopulation,
    input: z.strictObject({ residents: z.number().int().min(0).max(10_000_000) }),
    output: z.object({ residents: count }),
  }),
};

export const pointCommands = { ...rules, ...entries, ...appeals };
