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
  publicly: readonly string[] | undefined = council,
  limit = 20,
): LiveQuery => ({
  // What is late or near changes by time alone, so the new day is among them.
  on: [...of.map(({ type }) => type), 'core.dayStarted'],
  limit,
  everyMs: 1000,
  fields: { ...(publicly.length > 0 && { public: publicly }), council, confidential: council },
});

const aboutPosts = [
  ...[events.postDefined, events.normSet, events.postAbolished, events.staffStarted, events.staffEnded],
];
const aboutRecruitments = [
  ...[events.recruitmentPlanned, events.recruitmentAdvanced, events.recruitmentHired],
  ...[events.recruitmentFailed, events.candidateEntered, events.candidateExcluded],
  events.candidateWithdrawn,
];
const aboutRounds = [
  ...[events.roundPlanned, events.roundAdvanced, events.ballotsOpened, events.gradingCounted],
  ...[events.countAttested, events.roundPublished, events.gradingReturned],
];
const aboutCertificates = [
  ...[events.certificateEntered, events.certificateExpiring, events.certificateExpired],
  events.certificateRevoked,
];
const aboutPioneers = [
  ...[events.pioneerOpened, events.pioneerEnded, events.pioneerChosen, events.assignmentEnded],
];

/** What walls watch: no persons, no words that anybody wrote, no result of a ballot. */
export const feeds = {
  /** How many serve in each community and kind of post, in hundredths of what the norms say. */
  staffingMatrix: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({
        ...{ row: word, rowLabel: word, cell: word, cellLabel: word },
        value: count.nullable(),
      }),
    ),
    whenAbsent: [],
    live: feed(aboutPosts, ['row', 'rowLabel', 'cell', 'cellLabel', 'value'], undefined, 300),
  }),
  /** Places that nobody holds, the one that has been vacant longest first. */
  vacancyBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({ id, status: z.enum(statuses), kind: word, place: word, vacancies: count, since: instant }),
    ),
    whenAbsent: [],
    live: feed(aboutPosts, ['status', 'kind', 'place', 'vacancies', 'since']),
  }),
  recruitmentBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({ id, kind: word, place: word, state: word, candidates: count, until: instant.nullable() }),
    ),
    whenAbsent: [],
    live: feed(aboutRecruitments, ['kind', 'place', 'state', 'candidates', 'until']),
  }),
  /** How far each appraisal has come, and how many have voted; never how. */
  appraisalBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(
      z.object({ id, kind: word, place: word, state: word, progress: count, share: count.nullable() }),
    ),
    whenAbsent: [],
    live: {
      ...feed(aboutRounds, ['kind', 'place', 'state', 'progress', 'share'], []),
      everyMs: 5000,
    },
  }),
  /** Certificates that expire, by month and kind: counts, never whose. */
  certificateBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(z.object({ id, kind: word, certificates: count, first: instant })),
    whenAbsent: [],
    live: feed(aboutCertificates, ['kind', 'first', 'certificates'], []),
  }),
  /** Pioneer posts by community: how many there are, and how many are taken. */
  pioneerBoard: query({
    permission: may.seeBoard,
    input: nothing,
    output: z.array(z.object({ id, place: word, held: word, progress: count })),
    whenAbsent: [],
    live: feed(aboutPioneers, ['place', 'held', 'progress']),
  }),
};
