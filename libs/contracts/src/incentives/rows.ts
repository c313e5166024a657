import { fileRow, historyRow } from '@heli/sdk/rows';
import { z } from 'zod';
import {
  appealStates,
  appealSubjects,
  assessmentKinds,
  assessmentStates,
  causes,
  count,
  day,
  entryStates,
  flags,
  holderKinds,
  honourStates,
  hoursStates,
  id,
  instant,
  level,
  noticeStates,
  organisation,
  points,
  redemptionStates,
  rewardStates,
  ruleKinds,
  ruleStates,
  shiftStates,
  volunteerKinds,
  volunteerStates,
} from './model.js';

const history = z.array(historyRow);
const files = z.array(fileRow);
const word = z.string();
const cap = count.nullable();

/** `id` and `ruleId` are the same, and so on, so that a page can fill a command's input from a row. */
export const ruleRow = z.object({
  ...{ id, ruleId: id, code: word, version: count, title: word, kind: z.enum(ruleKinds), organisation },
  ...{ trigger: word, holder: z.enum(holderKinds), condition: word, amount: word },
  ...{ capDay: cap, capMonth: cap, capYear: cap, evidenceRequired: z.boolean(), publicityDays: count },
  ...{ from: day.nullable(), to: day.nullable(), state: z.enum(ruleStates) },
});
export const ruleCard = ruleRow.extend({
  /** Number of the resolution that adopted it. */
  resolution: word,
  history,
});
/** A kind of fact that a rule may pay for: who may be paid, and the fields that its expressions may read. */
export const triggerRow = z.object({
  id,
  title: word,
  trigger: word,
  holders: z.array(z.enum(holderKinds)),
  fields: word,
});
/** What a version would change for one holder, from the facts kept since `since`. */
export const changeRow = z.object({
  ...{ id, holder: word, unitId: id.nullable(), personId: id.nullable() },
  ...{ before: points, after: points, difference: points, facts: count },
});
export const preview = z.object({
  /** The first fact that is known of: there is nothing to try it against before. */
  since: instant.nullable(),
  facts: count,
  difference: points,
  /** Facts over which the expressions failed; they pay nothing. */
  failed: count,
  changes: z.array(changeRow),
});

/** A draft, and what it would have changed if it had held since the first day of last month. */
export const draftCard = ruleRow.extend({
  /** Null where it belongs to another organisation than the one addressed. */
  triedFrom: day.nullable(),
  ...{ ...preview.shape, history },
});

export const entryRow = z.object({
  ...{ id, entryId: id, code: word, version: count, holder: word, unitId: id.nullable(), organisation },
  amount: points,
  at: instant,
  trigger: word,
  state: z.enum(entryStates),
  flags: z.array(z.enum(flags)),
  /** What an appeal against it names. */
  ...{ subjectKind: z.literal('entry'), subjectId: id },
});
export const entryCard = entryRow.extend({
  ...{ rule: word, factId: id, notice: instant.nullable(), files, history },
});
export const noticeRow = z.object({
  ...{ id, noticeId: id, organisation, from: instant, until: instant, entries: count, points: points },
  ...{ objections: count, state: z.enum(noticeStates) },
});
export const noticeCard = noticeRow.extend({ items: z.array(entryRow), history });

export const appealRow = z.object({
  ...{ id, appealId: id, subjectKind: z.enum(appealSubjects), subjectId: id, subject: word, organisation },
  ...{ reason: word, filedAt: instant, due: instant, state: z.enum(appealStates), overdue: z.boolean() },
});
export const appealCard = appealRow.extend({ files, history });

export const accountRow = z.object({
  ...{ id, holder: word, unitId: id.nullable(), personId: id.nullable(), organisation, balance: points },
});
export const postingRow = z.object({
  ...{ id, at: instant, account: word, amount: points, against: word, cause: z.enum(causes), organisation },
});
/** What whoever asks has, and what is on its way to them. */
export const ownPoints = z.object({
  balance: points,
  pending: points,
  minutes: count,
  stars: level,
  entries: z.array(entryRow),
});

export const volunteerRow = z.object({
  ...{ id, volunteerId: id, name: word, kind: z.enum(volunteerKinds), unit: word, organisation },
  ...{ state: z.enum(volunteerStates), minutes: count, stars: level, active: z.boolean() },
});
export const volunteerCard = volunteerRow.extend({ history });
export const shiftRow = z.object({
  ...{ id, shiftId: id, title: word, place: word, unit: word, organisation, from: instant, to: instant },
  ...{ capacity: count, signedUp: count, state: z.enum(shiftStates) },
});
export const hoursRow = z.object({
  ...{ id, hoursId: id, shiftId: id, shift: word, name: word, organisation },
  ...{ from: instant.nullable(), to: instant.nullable(), minutes: count, state: z.enum(hoursStates) },
  flags: z.array(z.enum(flags)),
});
export const shiftCard = shiftRow.extend({ places: z.array(hoursRow), history });
export const hoursCard = hoursRow.extend({ files, history });

export const rewardRow = z.object({
  ...{ id, rewardId: id, title: word, price: count, stock: count, reserved: count, organisation },
  state: z.enum(rewardStates),
});
export const rewardCard = rewardRow.extend({ description: word, history });
export const redemptionRow = z.object({
  ...{ id, redemptionId: id, rewardId: id, reward: word, holder: word, price: count, organisation },
  ...{ at: instant, state: z.enum(redemptionStates) },
});
export const redemptionCard = redemptionRow.extend({ history });

export const honourRow = z.object({
  ...{ id, honourId: id, title: word, year: count, holder: word, organisation, state: z.enum(honourStates) },
  until: instant.nullable(),
});
export const honourCard = honourRow.extend({ basis: word, history });

export const assessmentRow = z.object({
  ...{ id, assessmentId: id, kind: z.enum(assessmentKinds), term: word, subject: word, organisation },
  state: z.enum(assessmentStates),
  score: z.number().nullable(),
  grade: word,
  until: instant.nullable(),
});
export const assessmentCard = assessmentRow.extend({
  ...{ marks: z.array(count), bonus: count, deduction: count, report: word, files, history },
});
