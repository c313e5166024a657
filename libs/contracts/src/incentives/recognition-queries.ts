import { query } from '@heli/sdk';
import { nothingBehind, recordsBehindInput, recordsBehindOutput } from '@heli/sdk/rows';
import { z } from 'zod';
import {
  assessmentKinds,
  assessmentStates,
  count,
  honourStates,
  id,
  line,
  redemptionStates,
  rewardStates,
} from './model.js';
import { page } from './parts.js';
import { may } from './permissions.js';
import * as rows from './rows.js';

const one = z.strictObject({ id });
const search = line.optional();

/** 奖项, 兑换, 荣誉, 考核, and what stands behind the numbers. */
export const recognition = {
  rewards: query({
    permission: may.seeRewards,
    input: z.strictObject({ state: z.enum(rewardStates).optional(), search, ...page }),
    output: z.array(rows.rewardRow),
    whenAbsent: [],
  }),
  rewardDetail: query({
    permission: may.seeRewards,
    input: one,
    output: rows.rewardCard.nullable(),
    whenAbsent: null,
  }),
  redemptions: query({
    permission: may.seeRedemptions,
    input: z.strictObject({ state: z.enum(redemptionStates).optional(), ...page }),
    output: z.array(rows.redemptionRow),
    whenAbsent: [],
  }),
  redemptionDetail: query({
    permission: may.seeRedemptions,
    input: one,
    output: rows.redemptionCard.nullable(),
    whenAbsent: null,
  }),
  honours: query({
    permission: may.seeHonours,
    input: z.strictObject({ state: z.enum(honourStates).optional(), year: count.optional(), ...page }),
    output: z.array(rows.honourRow),
    whenAbsent: [],
  }),
  honourDetail: query({
    permission: may.seeHonours,
    input: one,
    output: rows.honourCard.nullable(),
    whenAbsent: null,
  }),
  assessments: query({
    permission: may.seeAssessments,
    input: z.strictObject({
      ...{ kind: z.enum(assessmentKinds).optional(), state: z.enum(assessmentStates).optional(), ...page },
    }),
    output: z.array(rows.assessmentRow),
    whenAbsent: [],
  }),
  assessmentDetail: query({
    permission: may.seeAssessments,
    input: one,
    output: rows.assessmentCard.nullable(),
    whenAbsent: null,
  }),
  /** The records behind a metric's value in a period: its trace. */
  recordsBehind: query({
    permission: may.trace,
    input: recordsBehindInput,
    output: recordsBehindOutput,
    whenAbsent: nothingBehind,
  }),
};
