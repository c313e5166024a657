import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  assessmentKinds,
  assessmentStates,
  count,
  hoursStates,
  id,
  line,
  mark,
  moment,
  person,
  price,
  redemptionStates,
  rewardStates,
  honourStates,
  shiftStates,
  term,
  text,
  volunteerKinds,
  volunteerStates,
} from './model.js';
import { holder } from './parts.js';
import { may } from './permissions.js';

const note = text.optional();
const volunteerOutput = z.object({ volunteerId: id, state: z.enum(volunteerStates) });
const shiftOutput = z.object({ shiftId: id, state: z.enum(shiftStates) });
const hoursOutput = z.object({ hoursId: id, state: z.enum(hoursStates) });
const rewardOutput = z.object({ rewardId: id, state: z.enum(rewardStates), stock: count });
const redemptionOutput = z.object({ redemptionId: id, state: z.enum(redemptionStates) });
const honourOutput = z.object({ honourId: id, state: z.enum(honourStates) });
const assessmentOutput = z.object({ assessmentId: id, state: z.enum(assessmentStates) });
const onHours = z.strictObject({ hoursId: id });
const onReward = z.strictObject({ rewardId: id });
const onRedemption = z.strictObject({ redemptionId: id });
const onHonour = z.strictObject({ honourId: id });
const onAssessment = z.strictObject({ assessmentId: id });
const signed = onHours.extend({
  method: z.enum(['desk', 'paper']).default('desk'),
  /** Now if left out; for what was written down on paper, when it was. */
  at: moment.optional(),
});

const volunteering = {
  registerVolunteer: command({
    permission: may.registerVolunteer,
    input: z.strictObject({ personId: person, kind: z.enum(volunteerKinds), unitId: id.optional() }),
    output: volunteerOutput,
  }),
  endVolunteer: command({
    permission: may.registerVolunteer,
    input: z.strictObject({ volunteerId: id, note }),
    output: volunteerOutput,
  }),
  planShift: command({
    permission: may.planShift,
    input: z.strictObject({
      title: line,
      place: line.optional(),
      from: moment,
      to: moment,
      capacity: z.number().int().min(1).max(1000),
      unitId: id.optional(),
    }),
    output: shiftOutput,
  }),
  cancelShift: command({
    permission: may.planShift,
    input: z.strictObject({ shiftId: id, reason: text }),
    output: shiftOutput,
  }),
  /** Takes a place in a shift for oneself. */
  signUp: command({ permission: may.signUp, input: z.strictObject({ shiftId: id }), output: hoursOutput }),
  cancelSignUp: command({ permission: may.signUp, input: onHours.extend({ note }), output: hoursOutput }),
  /** Signs in and out by one's own phone. */
  checkIn: command({ permission: may.signUp, input: onHours, output: hoursOutput }),
  checkOut: command({ permission: may.signUp, input: onHours, output: hoursOutput }),
  /** Gives somebody a place in a shift. */
  enrol: command({
    permission: may.planShift,
    input: z.strictObject({ shiftId: id, personId: person }),
    output: hoursOutput,
  }),
  signIn: command({ permission: may.planShift, input: signed, output: hoursOutput }),
  signOut: command({ permission: may.planShift, input: signed, output: hoursOutput }),
  countHours: command({
    permission: may.countHours,
    input: onHours.extend({
      /** Fewer than from signing in to signing out; never more. */
      minutes: z.number().int().min(0).max(1440).optional(),
      note,
    }),
    output: hoursOutput,
  }),
  voidHours: command({
    permission: may.countHours,
    input: onHours.extend({ note: text }),
    output: hoursOutput,
  }),
  /** Brings hours without a signing out back, with something to show for them. */
  proveHours: command({
    permission: may.countHours,
    input: onHours.extend({ from: moment, to: moment, reason: text, files: fileIds(10) }),
    output: hoursOutput,
  }),
};

const rewards = {
  offerReward: command({
    permission: may.offerReward,
    input: z.strictObject({
      title: line,
      description: text.optional(),
      price,
      stock: z.number().int().min(0).max(100_000),
    }),
    output: rewardOutput,
  }),
  restockReward: command({
    permission: may.offerReward,
    input: onReward.extend({ stock: z.number().int().min(0).max(100_000) }),
    output: rewardOutput,
  }),
  closeReward: command({
    permission: may.offerReward,
    input: onReward.extend({ note }),
    output: rewardOutput,
  }),
  /** With one's own points, or with those of a unit that one acts for. */
  redeem: command({
    permission: may.redeem,
    input: onReward.extend({ unitId: id.optional() }),
    output: redemptionOutput,
  }),
  /** For whoever stands at the desk. */
  redeemFor: command({ permission: may.handOver, input: onReward.extend(holder), output: redemptionOutput }),
  handOver: command({
    permission: may.handOver,
    input: onRedemption.extend({ note }),
    output: redemptionOutput,
  }),
  cancelRedemption: command({
    permission: may.handOver,
    input: onRedemption.extend({ reason: text }),
    output: redemptionOutput,
  }),
};

const honours = {
  nominateHonour: command({
    permission: may.nominateHonour,
    input: z.strictObject({
      ...{ title: line, year: z.number().int().min(2000).max(2200), ...holder, basis: text },
    }),
    output: honourOutput,
  }),
  screenHonour: command({
    permission: may.screenHonour,
    input: onHonour.extend({ note }),
    output: honourOutput,
  }),
  publiciseHonour: command({ permission: may.screenHonour, input: onHonour, output: honourOutput }),
  awardHonour: command({
    permission: may.awardHonour,
    input: onHonour.extend({ note }),
    output: honourOutput,
  }),
  rejectHonour: command({
    permission: may.screenHonour,
    input: onHonour.extend({ reason: text }),
    output: honourOutput,
  }),
  revokeHonour: command({
    permission: may.awardHonour,
    input: onHonour.extend({ reason: text }),
    output: honourOutput,
  }),
};

const assessments = {
  /** Of a unit for a year, or of the grid addressed for a month. */
  openAssessment: command({
    permission: may.openAssessment,
    input: z.strictObject({ kind: z.enum(assessmentKinds), term, unitId: id.optional() }),
    output: assessmentOutput,
  }),
  reportAssessment: command({
    permission: may.reportAssessment,
    input: onAssessment.extend({ report: text, files: fileIds(10) }),
    output: assessmentOutput,
  }),
  scoreAssessment: command({
    permission: may.scoreAssessment,
    input: onAssessment.extend({
      /** One for each part that the settings weigh. */
      marks: z.array(mark).min(1).max(5),
      bonus: mark.default(0),
      deduction: mark.default(0),
      note,
    }),
    output: assessmentOutput.extend({ score: z.number(), grade: z.string() }),
  }),
  publiciseAssessment: command({
    permission: may.scoreAssessment,
    input: onAssessment,
    output: assessmentOutput,
  }),
};

export const serviceCommands = { ...volunteering, ...rewards, ...honours, ...assessments };
