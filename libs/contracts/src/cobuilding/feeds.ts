import { query, type LiveQuery } from '@heli/sdk';
import { z } from 'zod';
import { events } from './events.js';
import { count, id, instant, statuses } from './model.js';
import { may } from './permissions.js';

const nothing = z.strictObject({});
const word = z.string();
const feed = (
  of: readonly { readonly type: string }[],
  council: readonly string[],
  publicly: readonly string[] = council,
): LiveQuery => ({
  // What is late or near changes by time alone, so the new day is among them.
  on: [...of.map(({ type }) => type), 'core.dayStarted'],
  limit: 20,
  everyMs: 1000,
  fields: { public: publicly, council, confidential: council },
});

const aboutResources = [
  ...[events.resourceOpened, events.resourcePaused, events.resourceWithdrawn, events.resourceExpired],
  ...[events.openingHoursSet, events.bookingRequested, events.bookingRejected, events.bookingCancelled],
  ...[events.bookingBegun, events.bookingReturned, events.bookingMissed],
];
const aboutBookings = [...aboutResources, events.bookingApproved];
const aboutNeeds = [
  ...[events.needPublished, events.needMatched, events.needReopened, events.needTakenUp],
  ...[events.needFulfilled, events.needWithdrawn, events.needExpired],
  ...[events.claimOffered, events.claimDeclined, events.claimWithdrawn],
];
const aboutProjects = [
  ...[events.projectAgreed, events.projectStarted, events.projectSuspended, events.projectResumed],
  ...[events.milestoneReached, events.acceptanceAsked, events.projectReturned, events.projectAccepted],
  ...[events.projectCancelled, events.projectFellDue],
];
const aboutUnits = [
  ...[events.agreementSigned, events.agreementEnded, events.claimKept, events.activityHeld],
  ...[events.bookingReturned, events.projectAccepted, events.commitmentKept],
];

/** What walls watch: no words that anybody wrote, no persons; units for the council only. */
export const feeds = {
  resourceBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(z.object({ id, kind: word, holder: word, place: word, booked: count })),
    whenAbsent: [],
    live: feed(aboutResources, ['kind', 'holder', 'booked'], ['kind', 'place', 'booked']),
  }),
  needBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(z.object({ id, kind: word, place: word, state: word, urgency: word, since: instant })),
    whenAbsent: [],
    live: feed(aboutNeeds, ['kind', 'place', 'state', 'urgency', 'since']),
  }),
  projectBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({
        ...{ id, status: z.enum(statuses), kind: word, holder: word, place: word, due: instant },
        /** Milestones reached, and the share of its time that is over, in hundredths. */
        ...{ progress: count, pace: count },
      }),
    ),
    whenAbsent: [],
    live: feed(
      aboutProjects,
      ['status', 'kind', 'holder', 'due', 'progress', 'pace'],
      ['status', 'kind', 'place', 'due', 'progress', 'pace'],
    ),
  }),
  bookingBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({ id, kind: word, holder: word, place: word, state: word, from: instant, people: count }),
    ),
    whenAbsent: [],
    live: feed(
      aboutBookings,
      ['kind', 'holder', 'from', 'people', 'state'],
      ['kind', 'place', 'from', 'state'],
    ),
  }),
  /** What each unit with an agreement did, by month: of units, in the order of their agreements; for the council. */
  participation: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({ row: id, rowLabel: word, cell: word, cellLabel: word, value: count.nullable() }),
    ),
    whenAbsent: [],
    live: {
      ...feed(aboutUnits, []),
      limit: 500,
      everyMs: 5000,
      fields: {
        council: ['row', 'rowLabel', 'cell', 'cellLabel', 'value'],
        confidential: ['row', 'rowLabel', 'cell', 'cellLabel', 'value'],
      },
    },
  }),
};
