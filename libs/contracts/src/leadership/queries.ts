import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import { feeds } from './feeds.js';
import {
  categories,
  contactPointStates,
  coverageStates,
  day,
  id,
  itemStates,
  line,
  listStates,
  problemStates,
  reportStates,
  requestStates,
  unitKinds,
  year,
} from './model.js';
import { may } from './permissions.js';
import * as rows from './rows.js';

const nothing = z.strictObject({});
const one = z.strictObject({ id });
const page = {
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(200).default(50),
};

const duties = {
  lists: query({
    permission: may.seeDuties,
    input: z.strictObject({ year: year.optional(), state: z.enum(listStates).optional(), ...page }),
    output: z.array(rows.listRow),
    whenAbsent: [],
  }),
  listDetail: query({
    permission: may.seeDuties,
    input: one,
    output: rows.listCard.nullable(),
    whenAbsent: null,
  }),
  items: query({
    permission: may.seeDuties,
    input: z.strictObject({
      listId: id.optional(),
      state: z.enum(itemStates).optional(),
      category: z.enum(categories).optional(),
      overdue: z.boolean().optional(),
      search: line.optional(),
      ...page,
    }),
    output: z.array(rows.itemRow),
    whenAbsent: [],
  }),
  itemDetail: query({
    permission: may.seeDuties,
    input: one,
    output: rows.itemCard.nullable(),
    whenAbsent: null,
  }),
};

const coverage = {
  coverages: query({
    permission: may.seeCoverage,
    input: z.strictObject({
      state: z.enum(coverageStates).optional(),
      kind: z.enum(unitKinds).optional(),
      ...page,
    }),
    output: z.array(rows.coverageRow),
    whenAbsent: [],
  }),
  coverageDetail: query({
    permission: may.seeCoverage,
    input: one,
    output: rows.coverageCard.nullable(),
    whenAbsent: null,
  }),
  contactPoints: query({
    permission: may.seeContactPoints,
    input: z.strictObject({ state: z.enum(contactPointStates).optional(), ...page }),
    output: z.array(rows.contactPointRow),
    whenAbsent: [],
  }),
  contactPointDetail: query({
    permission: may.seeContactPoints,
    input: one,
    output: rows.contactPointCard.nullable(),
    whenAbsent: null,
  }),
};

const appraisal = {
  reports: query({
    permission: may.seeReports,
    input: z.strictObject({ year: year.optional(), state: z.enum(reportStates).optional(), ...page }),
    output: z.array(rows.reportRow),
    whenAbsent: [],
  }),
  reportDetail: query({
    permission: may.seeReports,
    input: one,
    output: rows.reportCard.nullable(),
    whenAbsent: null,
  }),
  problems: query({
    permission: may.seeReports,
    input: z.strictObject({ state: z.enum(problemStates).optional(), ...page }),
    output: z.array(rows.problemRow),
    whenAbsent: [],
  }),
  problemDetail: query({
    permission: may.seeReports,
    input: one,
    output: rows.problemCard.nullable(),
    whenAbsent: null,
  }),
  /** Appraisals that are going on, for those who count them. */
  appraisals: query({
    permission: may.countAppraisal,
    input: z.strictObject(page),
    output: z.array(rows.appraisalRow),
    whenAbsent: [],
  }),
  /** Appraisals that are going on and on whose roll one stands oneself. */
  ballots: query({
    permission: may.castBallot,
    input: nothing,
    output: z.array(rows.ballotRow),
    whenAbsent: [],
  }),
};

const others = {
  requests: query({
    permission: may.seeRequests,
    input: z.strictObject({ state: z.enum(requestStates).optional(), ...page }),
    output: z.array(rows.requestRow),
    whenAbsent: [],
  }),
  requestDetail: query({
    permission: may.seeRequests,
    input: one,
    output: rows.requestCard.nullable(),
    whenAbsent: null,
  }),
  /** The records behind a metric's value in a period: its trace. */
  recordsBehind: query({
    permission: may.trace,
    input: z.strictObject({
      metric: z.string().max(60),
      period: z.strictObject({ first: day.optional(), last: day }),
      key: z.string().max(60).optional(),
      ...page,
    }),
    output: z.object({
      /** Sums over all records, so that they can be held against the cell. */
      n: z.number().int(),
      d: z.number().int(),
      total: z.number().int(),
      rows: z.array(rows.behindRow),
    }),
    whenAbsent: { n: 0, d: 0, total: 0, rows: [] },
  }),
};

export const queries = defineQueries('leadership', {
  ...duties,
  ...coverage,
  ...appraisal,
  ...others,
  ...feeds,
});
