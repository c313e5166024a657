import { query, type LiveQuery } from '@heli/sdk';
import { z } from 'zod';
import { events } from './events.js';
import { may } from './permissions.js';
import * as rows from './rows.js';

const nothing = z.strictObject({});
const feed = (on: readonly string[], fields: LiveQuery['fields']): LiveQuery => ({
  on,
  limit: 20,
  everyMs: 1000,
  fields,
});
const forCouncil = (council: readonly string[], publicly: readonly string[]): LiveQuery['fields'] => ({
  public: publicly,
  council,
  confidential: council,
});
const typesOf = (...all: { readonly type: string }[]): string[] => all.map(({ type }) => type);
/** What is due soon changes by time alone, so the new day is among them. */
const dutyEvents = [
  ...typesOf(
    ...[
      events.listPublished,
      events.listArchived,
      events.itemBegun,
      events.itemReported,
      events.itemVerified,
    ],
    ...[events.itemReturned, events.itemReopened, events.itemWithdrawn, events.itemFellDue],
  ),
  'core.dayStarted',
];
const visitEvents = typesOf(
  ...[events.contactPointSet, events.contactPointVisited, events.contactPointEnded, events.visitFellDue],
);
const coverageEvents = typesOf(
  ...[events.coverageEntered, events.coveragePlanned, events.jointBranchJoined],
  ...[events.ownBranchFounded, events.coverageLapsed],
);

/** What walls watch: no words that anybody wrote, no persons; units for the council only. */
export const feeds = {
  dutyBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(rows.dutyRow),
    whenAbsent: [],
    live: feed(
      dutyEvents,
      forCouncil(
        ['status', 'holder', 'category', 'state', 'weight', 'due'],
        ['status', 'category', 'state', 'due'],
      ),
    ),
  }),
  overdueBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(rows.overdueRow),
    whenAbsent: [],
    live: feed(dutyEvents, forCouncil(['holder', 'category', 'weight', 'due'], ['category', 'due'])),
  }),
  nextVisits: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(rows.visitRow),
    whenAbsent: [],
    live: feed(visitEvents, forCouncil(['post', 'target', 'due'], ['due'])),
  }),
  uncoveredUnits: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(rows.placeRow),
    whenAbsent: [],
    live: feed(coverageEvents, forCouncil(['place', 'uncovered'], ['place', 'uncovered'])),
  }),
};
