import { defineQueries, query, type LiveQuery } from '@heli/sdk';
import { z } from 'zod';
import { affairFeeds } from './affair-feeds.js';
import { affairQueries } from './affair-queries.js';
import { caseEvents as caseEventsOf, events } from './events.js';
import { caseStates, category, day, id, line, severity, step } from './model.js';
import { may } from './permissions.js';
import {
  behindRow,
  boardRow,
  caseCard,
  caseRow,
  categoryRow,
  funnelRow,
  matrixRow,
  openCategoryRow,
  openRow,
  overdueRow,
  overdueUnitRow,
  ruleRow,
  whistleRow,
} from './rows.js';

const nothing = z.strictObject({});
const page = {
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(200).default(50),
};

const whistleEvents = [
  events.whistleBlown,
  events.whistleArrived,
  events.whistleFellDue,
  events.whistleConcluded,
];
const aside = new Set<string>([
  ...[...whistleEvents, events.contactFellDue, events.caseSourceRecorded].map((event) => event.type),
]);
/** Whatever moves a case; the deadlines' events and the new day are among them, since "overdue" changes by time alone. */
const caseEvents = [
  ...(Object.keys(caseEventsOf) as (keyof typeof caseEventsOf)[])
    .map((name) => events[name].type)
    .filter((type) => !aside.has(type)),
  'core.dayStarted',
];
const feed = (limit: number, fields: LiveQuery['fields'], on: readonly string[] = caseEvents): LiveQuery => ({
  on,
  limit,
  everyMs: 1000,
  fields,
});
/** Public and council alike: no words, no units. */
const forAll = (fields: readonly string[]): LiveQuery['fields'] => ({
  public: fields,
  council: fields,
  confidential: fields,
});
const forCouncil = (council: readonly string[], publicly?: readonly string[]): LiveQuery['fields'] => ({
  ...(publicly ? { public: publicly } : {}),
  council,
  confidential: council,
});

const records = {
  cases: query({
    permission: may.see,
    input: z.strictObject({
      state: z.enum(caseStates).optional(),
      step: step.optional(),
      category: category.optional(),
      severity: severity.optional(),
      unit: id.optional(),
      overdue: z.boolean().optional(),
      /** Found in the number, the source's number or the title. */
      search: line.optional(),
      ...page,
    }),
    output: z.array(caseRow),
    whenAbsent: [],
  }),
  caseDetail: query({
    permission: may.seeInternal,
    input: z.strictObject({ id }),
    output: caseCard.nullable(),
    whenAbsent: null,
  }),
  /** The records behind a metric's value in a period: its trace. */
  casesBehind: query({
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
      rows: z.array(behindRow),
    }),
    whenAbsent: { n: 0, d: 0, total: 0, rows: [] },
  }),
  whistles: query({
    permission: may.seeWhistles,
    input: z.strictObject(page),
    output: z.array(whistleRow),
    whenAbsent: [],
  }),
  categories: query({
    permission: may.seeRules,
    input: nothing,
    output: z.array(categoryRow),
    whenAbsent: [],
  }),
  /** The times allowed by the rules in force. */
  rules: query({ permission: may.seeRules, input: nothing, output: z.array(ruleRow), whenAbsent: [] }),
};

const feeds = {
  openCases: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(openRow),
    whenAbsent: [],
    live: feed(
      50,
      forCouncil(
        ['number', 'category', 'severity', 'step', 'unit', 'since', 'due'],
        ['category', 'severity', 'step', 'since'],
      ),
    ),
  }),
  funnel: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(funnelRow),
    whenAbsent: [],
    live: feed(7, forAll(['step', 'now', 'medianSince', 'oldestSince', 'dueSoon', 'overdue'])),
  }),
  overdueCases: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(overdueRow),
    whenAbsent: [],
    live: feed(20, forCouncil(['number', 'category', 'unit', 'due'], ['category', 'due'])),
  }),
  overdueByUnit: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(overdueUnitRow),
    whenAbsent: [],
    live: feed(20, forCouncil(['unit', 'count', 'oldestSince'], ['count', 'oldestSince'])),
  }),
  whistleBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(boardRow),
    whenAbsent: [],
    live: feed(
      20,
      forCouncil(
        ['kind', 'category', 'title', 'place', 'arriveBy', 'arrived', 'called', 'arrivals', 'awaited'],
        ['kind', 'category', 'arriveBy', 'arrived', 'called', 'arrivals'],
      ),
      whistleEvents.map((event) => event.type),
    ),
  }),
  openByGrid: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(matrixRow),
    whenAbsent: [],
    live: feed(500, forAll(['row', 'rowLabel', 'cell', 'cellLabel', 'value'])),
  }),
};

/** Of what kinds cases are open; since 1.5.0. */
const feedsOfKinds = {
  openByCategory: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(openCategoryRow),
    whenAbsent: [],
    live: feed(20, forAll(['category', 'open', 'overdue'])),
  }),
};

/** Of cases and whistles alone. */
export const caseQueries = defineQueries('coordination', { ...records, ...feeds });
export const queries = defineQueries('coordination', {
  ...{ ...records, ...feeds, ...feedsOfKinds },
  ...{ ...affairQueries, ...affairFeeds },
});
