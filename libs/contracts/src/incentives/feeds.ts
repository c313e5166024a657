import { query, type LiveQuery } from '@heli/sdk';
import { z } from 'zod';
import { events } from './events.js';
import { count, id, instant, points, statuses } from './model.js';
import { may } from './permissions.js';

const nothing = z.strictObject({});
const word = z.string();
const feed = (
  of: readonly { readonly type: string }[],
  council: readonly string[],
  publicly: readonly string[] | undefined = council,
): LiveQuery => ({
  // What is late or near changes by time alone, so the new day is among them.
  on: [...of.map(({ type }) => type), 'core.dayStarted'],
  limit: 20,
  everyMs: 1000,
  fields: { ...(publicly.length > 0 && { public: publicly }), council, confidential: council },
});

const aboutNotices = [
  ...[events.noticeOpened, events.noticeClosed, events.entryObjected],
  ...[events.honourPublicised, events.honourAwarded, events.honourRejected],
  ...[events.assessmentPublicised, events.assessmentReturned, events.assessmentSettled],
];
const aboutShifts = [
  ...[events.shiftPlanned, events.shiftCancelled, events.hoursSignedUp, events.hoursCancelled],
  ...[events.hoursSignedIn, events.hoursSignedOut],
];
const aboutAppeals = [
  ...[events.appealFiled, events.appealAccepted, events.appealHeard, events.appealDecided],
  events.appealOverdue,
];

/** What walls watch: no persons and no words that anybody wrote; units for the council only. */
export const feeds = {
  /** What stands under public notice, and until when anybody may object. */
  noticeBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(z.object({ id, kind: word, place: word, entries: count, until: instant })),
    whenAbsent: [],
    live: feed(aboutNotices, ['kind', 'place', 'entries', 'until']),
  }),
  shiftBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({ id, place: word, from: instant, capacity: count, signedUp: count, free: count }),
    ),
    whenAbsent: [],
    live: feed(aboutShifts, ['place', 'from', 'capacity', 'signedUp', 'free']),
  }),
  appealBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({
        ...{ id, status: z.enum(statuses), kind: word, place: word, state: word },
        ...{ since: instant, due: instant },
      }),
    ),
    whenAbsent: [],
    live: feed(aboutAppeals, ['status', 'kind', 'place', 'state', 'since', 'due'], []),
  }),
  /** How many volunteers have how many stars: counts, never names. */
  starBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(z.object({ id, level: word, people: count })),
    whenAbsent: [],
    live: feed([events.starReached, events.volunteerLeft], ['level', 'people']),
  }),
  /** Points of units in the year, the most first; for the council only. */
  unitBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(z.object({ id, holder: word, points })),
    whenAbsent: [],
    live: feed([events.entrySettled, events.entryReversed], ['holder', 'points'], []),
  }),
  /** How many units had which grade in the last year that was settled. */
  gradeBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(z.object({ id, grade: word, term: word, units: count })),
    whenAbsent: [],
    live: feed([events.assessmentSettled], ['grade', 'term', 'units']),
  }),
};
