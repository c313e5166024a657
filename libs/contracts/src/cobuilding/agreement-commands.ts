import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  activityKinds,
  activityStates,
  agreementStates,
  commitmentStates,
  count,
  day,
  id,
  line,
  moment,
  organisation,
  people,
  person,
  registrationStates,
  stationKinds,
  stationStates,
  text,
} from './model.js';
import { closedOn, hours } from './parts.js';
import { may } from './permissions.js';

const note = text.optional();
const agreementOutput = z.object({ agreementId: id, state: z.enum(agreementStates) });
const commitmentOutput = z.object({ commitmentId: id, state: z.enum(commitmentStates) });
const registrationOutput = z.object({ registrationId: id, state: z.enum(registrationStates) });
const stationOutput = z.object({ stationId: id, state: z.enum(stationStates) });
const activityOutput = z.object({ activityId: id, state: z.enum(activityStates) });
const onAgreement = z.strictObject({ agreementId: id });
const onCommitment = z.strictObject({ commitmentId: id });
const onRegistration = z.strictObject({ registrationId: id });
const onStation = z.strictObject({ stationId: id });
const onActivity = z.strictObject({ activityId: id });

const agreements = {
  draftAgreement: command({
    permission: may.draftAgreement,
    input: z.strictObject({ unitId: id, title: line, from: day, to: day }),
    output: agreementOutput,
  }),
  addCommitment: command({
    permission: may.draftAgreement,
    input: onAgreement.extend({
      text,
      quantity: count.max(1_000_000).default(1),
      /** What the quantity counts. */
      measure: line.optional(),
      due: moment,
    }),
    output: commitmentOutput,
  }),
  signAgreement: command({
    permission: may.signAgreement,
    input: onAgreement.extend({ files: fileIds(10) }),
    output: agreementOutput,
  }),
  endAgreement: command({
    permission: may.endAgreement,
    input: onAgreement.extend({ note: text }),
    output: agreementOutput,
  }),
  reportCommitment: command({
    permission: may.reportCommitment,
    input: onCommitment.extend({ result: text.optional(), files: fileIds(10) }),
    output: commitmentOutput,
  }),
  returnCommitment: command({
    permission: may.verifyCommitment,
    input: onCommitment.extend({ reason: text }),
    output: commitmentOutput,
  }),
  keepCommitment: command({
    permission: may.verifyCommitment,
    input: onCommitment.extend({ note }),
    output: commitmentOutput,
  }),
};

const registrations = {
  /** Who is due to register: the register's denominator. */
  expectRegistration: command({
    permission: may.expectRegistration,
    input: z.strictObject({ unitId: id }),
    output: registrationOutput,
  }),
  registerUnit: command({
    permission: may.registerUnit,
    input: z.strictObject({
      unitId: id,
      /** In-service party members, each of whom registers. */
      members: people.default(0),
      skills: text.optional(),
      wishes: text.optional(),
    }),
    output: registrationOutput,
  }),
  registerMember: command({
    permission: may.registerMember,
    input: z.strictObject({
      unitId: id,
      personId: person,
      skills: text.optional(),
      wishes: text.optional(),
    }),
    output: registrationOutput,
  }),
  confirmRegistration: command({
    permission: may.confirmRegistration,
    input: onRegistration.extend({ note }),
    output: registrationOutput,
  }),
  activateRegistration: command({
    permission: may.confirmRegistration,
    input: onRegistration.extend({ note }),
    output: registrationOutput,
  }),
  transferRegistration: command({
    permission: may.confirmRegistration,
    input: onRegistration.extend({ to: organisation }),
    output: registrationOutput,
  }),
  endRegistration: command({
    permission: may.confirmRegistration,
    input: onRegistration.extend({ note }),
    output: registrationOutput,
  }),
};

const places = {
  openStation: command({
    permission: may.keepStation,
    input: z.strictObject({
      kind: z.enum(stationKinds),
      title: line,
      unitId: id.optional(),
      facilities: text.optional(),
      hours: hours.default([]),
      closedOn: closedOn.default([]),
    }),
    output: stationOutput,
  }),
  setStationHours: command({
    permission: may.keepStation,
    input: onStation.extend({ hours, closedOn: closedOn.default([]) }),
    output: stationOutput,
  }),
  countVisits: command({
    permission: may.keepStation,
    input: onStation.extend({ day, visits: people }),
    output: stationOutput,
  }),
  closeStation: command({
    permission: may.keepStation,
    input: onStation.extend({ note }),
    output: stationOutput,
  }),
  planActivity: command({
    permission: may.holdActivity,
    input: z.strictObject({
      kind: z.enum(activityKinds),
      title: line,
      unitIds: z.array(id).min(1).max(50),
      at: moment,
      place: line.optional(),
    }),
    output: activityOutput,
  }),
  reportActivity: command({
    permission: may.holdActivity,
    input: onActivity.extend({ participants: people, outcome: text.optional(), files: fileIds(10) }),
    output: activityOutput,
  }),
  cancelActivity: command({
    permission: may.holdActivity,
    input: onActivity.extend({ reason: text }),
    output: activityOutput,
  }),
};

export const agreementCommands = { ...agreements, ...registrations, ...places };
