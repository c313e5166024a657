import { boardInput, boardOutput, defineQueries, endingOutput, query } from '@heli/sdk';
import { z } from 'zod';
import { feeds } from './feeds.js';
import {
  appealStates,
  count,
  day,
  entryStates,
  hoursStates,
  id,
  line,
  noticeStates,
  points,
  ruleStates,
  shiftStates,
  volunteerKinds,
  volunteerStates,
} from './model.js';
import { holder, page } from './parts.js';
import { may } from './permissions.js';
import { recognition } from './recognition-queries.js';
import * as rows from './rows.js';

const one = z.strictObject({ id });
const search = line.optional();

const rules = {
  endingRules: query({
    permission: may.previewRule,
    input: z.strictObject({}),
    output: endingOutput,
    whenAbsent: [],
  }),
  rules: query({
    permission: may.seeRules,
    input: z.strictObject({ state: z.enum(ruleStates).optional(), search, ...page }),
    output: z.array(rows.ruleRow),
    whenAbsent: [],
  }),
  ruleDetail: query({
    permission: may.seeRules,
    input: one,
    output: rows.ruleCard.nullable(),
    whenAbsent: null,
  }),
  ruleDrafts: query({
    permission: may.previewRule,
    input: z.strictObject({ search, ...page }),
    output: z.array(rows.ruleRow),
    whenAbsent: [],
  }),
  draftDetail: query({
    permission: may.previewRule,
    input: one,
    output: rows.draftCard.nullable(),
    whenAbsent: null,
  }),
  triggers: query({
    permission: may.seeRules,
    input: z.strictObject({}),
    output: z.array(rows.triggerRow),
    whenAbsent: [],
  }),
  /** What publishing a draft from a day on would change, tried against the facts that are kept. */
  previewRule: query({
    permission: may.previewRule,
    input: z.strictObject({ ruleId: id, from: day, to: day.optional() }),
    output: rows.preview.nullable(),
    whenAbsent: null,
  }),
};

const entries = {
  entries: query({
    permission: may.seeEntries,
    input: z.strictObject({
      ...{ state: z.enum(entryStates).optional(), code: line.optional(), unitId: id.optional() },
      ...{ flagged: z.boolean().optional(), ...page },
    }),
    output: z.array(rows.entryRow),
    whenAbsent: [],
  }),
  entryDetail: query({
    permission: may.seeEntries,
    input: one,
    output: rows.entryCard.nullable(),
    whenAbsent: null,
  }),
  notices: query({
    permission: may.seeNotices,
    input: z.strictObject({ state: z.enum(noticeStates).optional(), ...page }),
    output: z.array(rows.noticeRow),
    whenAbsent: [],
  }),
  noticeDetail: query({
    permission: may.seeNotices,
    input: one,
    output: rows.noticeCard.nullable(),
    whenAbsent: null,
  }),
  /** The notices that everybody may read: units by name, persons as counts. */
  publicNotices: query({
    permission: may.seeNotices,
    input: boardInput,
    output: boardOutput,
    whenAbsent: [],
    board: true,
  }),
  appeals: query({
    permission: may.seeAppeals,
    input: z.strictObject({ state: z.enum(appealStates).optional(), ...page }),
    output: z.array(rows.appealRow),
    whenAbsent: [],
  }),
  appealDetail: query({
    permission: may.seeAppeals,
    input: one,
    output: rows.appealCard.nullable(),
    whenAbsent: null,
  }),
  accounts: query({
    permission: may.seeEntries,
    input: z.strictObject({ ...page }),
    output: z.array(rows.accountRow),
    whenAbsent: [],
  }),
  /** Movements of a holder's account, or of all. */
  postings: query({
    permission: may.seeEntries,
    input: z.strictObject({ ...holder, ...page }),
    output: z.array(rows.postingRow),
    whenAbsent: [],
  }),
  /** The proof of the ledger: what all postings and all balances come to. Both are 0 and alike when all is well. */
  ledgerProof: query({
    permission: may.seeEntries,
    input: z.strictObject({}),
    output: z.object({ postings: count, sum: points, balances: points, unlike: count }),
    whenAbsent: { postings: 0, sum: 0, balances: 0, unlike: 0 },
  }),
  /** One's own entries, and those of the units that one acts for. */
  ownEntries: query({
    permission: may.seeOwn,
    input: z.strictObject({ state: z.enum(entryStates).optional(), ...page }),
    output: z.array(rows.entryRow),
    whenAbsent: [],
  }),
  ownEntryDetail: query({
    permission: may.seeOwn,
    input: one,
    output: rows.entryCard.nullable(),
    whenAbsent: null,
  }),
  ownPoints: query({
    permission: may.seeOwn,
    input: z.strictObject({ unitId: id.optional() }),
    output: rows.ownPoints,
    whenAbsent: { balance: 0, pending: 0, minutes: 0, stars: 0, entries: [] },
  }),
};

const service = {
  volunteers: query({
    permission: may.seeVolunteers,
    input: z.strictObject({
      ...{ kind: z.enum(volunteerKinds).optional(), state: z.enum(volunteerStates).optional(), ...page },
    }),
    output: z.array(rows.volunteerRow),
    whenAbsent: [],
  }),
  volunteerDetail: query({
    permission: may.seeVolunteers,
    input: one,
    output: rows.volunteerCard.nullable(),
    whenAbsent: null,
  }),
  shifts: query({
    permission: may.seeShifts,
    input: z.strictObject({ state: z.enum(shiftStates).optional(), day: day.optional(), ...page }),
    output: z.array(rows.shiftRow),
    whenAbsent: [],
  }),
  shiftDetail: query({
    permission: may.seeHours,
    input: one,
    output: rows.shiftCard.nullable(),
    whenAbsent: null,
  }),
  hours: query({
    permission: may.seeHours,
    input: z.strictObject({ state: z.enum(hoursStates).optional(), shiftId: id.optional(), ...page }),
    output: z.array(rows.hoursRow),
    whenAbsent: [],
  }),
  /** One's own places in shifts, and what came of them. */
  ownHours: query({
    permission: may.seeOwn,
    input: z.strictObject({ state: z.enum(hoursStates).optional(), ...page }),
    output: z.array(rows.hoursRow),
    whenAbsent: [],
  }),
  hoursDetail: query({
    permission: may.seeHours,
    input: one,
    output: rows.hoursCard.nullable(),
    whenAbsent: null,
  }),
};

export const queries = defineQueries('incentives', {
  ...rules,
  ...entries,
  ...service,
  ...recognition,
  ...feeds,
});
