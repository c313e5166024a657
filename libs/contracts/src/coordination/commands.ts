import { command, defineCommands, fileIds } from '@heli/sdk';
import { z } from 'zod';
import { affairCommands } from './affair-commands.js';
import { deliberationCommands } from './deliberation-commands.js';
import {
  category,
  channel,
  id,
  instant,
  irregularities,
  line,
  moment,
  origin,
  outcomes,
  organisation,
  rejectReasons,
  returnReasons,
  satisfactionAnswers,
  severity,
  solvedAnswers,
  caseStates,
  text,
  whistleKinds,
} from './model.js';
import { may } from './permissions.js';

const caseOutput = z.object({ caseId: id, state: z.enum(caseStates) });
const whistleOutput = z.object({ whistleId: id });

const note = text.optional();
/** When it happened, if it is recorded after the fact: not in the future, not before the case's last step. */
const at = moment.optional();
const onCase = { caseId: id, note };

const intake = {
  report: command({
    permission: may.report,
    input: z.strictObject({
      title: line,
      description: text.optional(),
      category,
      severity: severity.default('normal'),
      origin,
      channel: channel.optional(),
      /** The grid or community where it is; the addressed organisation if left out. */
      organisation: organisation.optional(),
      place: line.optional(),
      reporter: line.optional(),
      files: fileIds(10),
      at,
    }),
    output: caseOutput.extend({ number: line }),
  }),
  verify: command({ permission: may.verify, input: z.strictObject({ ...onCase, at }), output: caseOutput }),
  file: command({
    permission: may.file,
    input: z.strictObject({ caseId: id, category: category.optional(), severity: severity.optional(), at }),
    output: caseOutput,
  }),
  reject: command({
    permission: may.reject,
    input: z.strictObject({ ...onCase, reason: z.enum(rejectReasons), at }),
    output: caseOutput,
  }),
  merge: command({
    permission: may.merge,
    input: z.strictObject({ ...onCase, into: id, at }),
    output: caseOutput,
  }),
};

const dispatching = {
  dispatch: command({
    permission: may.dispatch,
    input: z.strictObject({ ...onCase, leadUnitId: id, coUnitIds: z.array(id).max(20).default([]), at }),
    output: caseOutput.extend({ due: instant }),
  }),
  sign: command({ permission: may.sign, input: z.strictObject({ ...onCase, at }), output: caseOutput }),
  sendBack: command({
    permission: may.sendBack,
    /** No `at`: a return that could be dated back would have no time limit. */
    input: z.strictObject({ ...onCase, reason: z.enum(returnReasons) }),
    output: caseOutput,
  }),
  arbitrate: command({
    permission: may.arbitrate,
    input: z.strictObject({ ...onCase, leadUnitId: id, coUnitIds: z.array(id).max(20).default([]) }),
    output: caseOutput.extend({ due: instant }),
  }),
};

const handling = {
  contact: command({ permission: may.contact, input: z.strictObject({ ...onCase, at }), output: caseOutput }),
  extend: command({
    permission: may.extend,
    input: z.strictObject({ ...onCase, due: moment }),
    output: caseOutput.extend({ due: instant }),
  }),
  suspend: command({
    permission: may.suspend,
    input: z.strictObject({ ...onCase, reviewAt: moment }),
    output: caseOutput,
  }),
  resume: command({ permission: may.resume, input: z.strictObject(onCase), output: caseOutput }),
  submit: command({
    permission: may.submit,
    input: z.strictObject({ ...onCase, outcome: z.enum(outcomes), files: fileIds(10), at }),
    output: caseOutput,
  }),
};

const ending = {
  confirm: command({ permission: may.confirm, input: z.strictObject({ ...onCase, at }), output: caseOutput }),
  rework: command({ permission: may.rework, input: z.strictObject({ ...onCase, at }), output: caseOutput }),
  followUp: command({
    permission: may.followUp,
    input: z.strictObject({
      ...onCase,
      contacted: z.boolean(),
      solved: z.enum(solvedAnswers).optional(),
      satisfied: z.enum(satisfactionAnswers).optional(),
      excluded: z.boolean().default(false),
      at,
    }),
    output: caseOutput,
  }),
  reopen: command({ permission: may.reopen, input: z.strictObject(onCase), output: caseOutput }),
  archive: command({ permission: may.archive, input: z.strictObject({ caseId: id }), output: caseOutput }),
};

const whistling = {
  blowWhistle: command({
    permission: may.blowWhistle,
    input: z.strictObject({
      caseId: id.optional(),
      kind: z.enum(whistleKinds),
      title: line,
      category: category.optional(),
      organisation: organisation.optional(),
      place: line.optional(),
      note,
      calledUnitIds: z.array(id).min(1).max(20),
    }),
    output: whistleOutput.extend({ arriveBy: instant }),
  }),
  arriveWhistle: command({
    permission: may.arriveWhistle,
    input: z.strictObject({ whistleId: id, unitId: id, at }),
    output: whistleOutput.extend({ late: z.boolean() }),
  }),
  concludeWhistle: command({
    permission: may.concludeWhistle,
    input: z.strictObject({ whistleId: id, note, rating: z.number().int().min(1).max(5).optional() }),
    output: whistleOutput,
  }),
};

const sourceEvent = z.strictObject({
  sourceId: line,
  at: moment,
  activity: line,
  resource: line.optional(),
  group: line.optional(),
});

const history = {
  importCase: command({
    permission: may.import,
    importing: true,
    input: z.strictObject({
      source: line,
      sourceId: line,
      organisation: organisation.optional(),
      category,
      severity: severity.default('normal'),
      origin: origin.default('resident'),
      channel: channel.optional(),
      title: line.optional(),
      filedAt: moment,
      due: moment.optional(),
      closedAt: moment.optional(),
      outcome: z.enum(outcomes).default('resolved'),
      unitId: id.optional(),
      events: z.array(sourceEvent).max(500),
    }),
    output: z.object({
      caseId: id,
      /** False where the record was there already and nothing changed. */
      created: z.boolean(),
      irregularities: z.array(z.enum(irregularities)),
    }),
  }),
};

const ofCases = { ...intake, ...dispatching, ...handling, ...ending, ...whistling, ...history };
/** Of cases and whistles alone. */
export const caseCommands = defineCommands('coordination', ofCases);
/** What may be done in coordination. */
export const commands = defineCommands('coordination', {
  ...ofCases,
  ...affairCommands,
  ...deliberationCommands,
});
