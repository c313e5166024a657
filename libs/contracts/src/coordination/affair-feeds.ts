import { query, type LiveQuery } from '@heli/sdk';
import { z } from 'zod';
import { may } from './affair-permissions.js';
import { events } from './events.js';
import { count, id, instant } from './model.js';

const nothing = z.strictObject({});
const word = z.string();
const status = z.enum(['ok', 'warn', 'bad']);
const feed = (
  of: readonly { readonly type: string }[],
  council: readonly string[],
  publicly: readonly string[] = council,
): LiveQuery => ({
  // What is late or near changes by time alone, so the new day is among them.
  on: [...of.map(({ type }) => type), 'core.dayStarted'],
  limit: 20,
  everyMs: 1000,
  fields: { ...(publicly.length > 0 && { public: publicly }), council, confidential: council },
});

const aboutHearings = [
  ...[events.hearingProposed, events.hearingAccepted, events.hearingNoticed, events.hearingAdjourned],
  ...[events.registrationClosed, events.hearingHeld, events.opinionRecorded, events.opinionAnswered],
  ...[events.hearingConcluded, events.hearingReplied, events.hearingClosed, events.hearingCancelled],
  ...[events.participantRegistered, events.recordSigned],
];
const aboutDisputes = [
  ...[events.disputeRegistered, events.disputeMediated, events.disputeRaised, events.disputeAgreed],
  ...[events.disputeFailed, events.disputeReferred, events.disputeFollowedUp],
];
const aboutHazards = [
  ...[events.hazardFound, events.hazardRectified, events.hazardVerified, events.hazardReturned],
];
const aboutOpenness = [
  ...[events.opennessDrafted, events.opennessReviewed, events.opennessApproved, events.opennessPublished],
  ...[events.opennessReturned, events.opennessArchived],
];

/** What walls watch of affairs: no persons and no words that anybody wrote; who quarrels, nowhere. */
export const affairFeeds = {
  /** Hearings to come and under way, and the opinions without an answer. */
  hearingBoard: query({
    permission: may.seeAffairs,
    input: nothing,
    output: z.array(
      z.object({
        id,
        status,
        place: word,
        state: word,
        at: instant.nullable(),
        opinions: count,
        unanswered: count,
      }),
    ),
    whenAbsent: [],
    live: feed(aboutHearings, ['status', 'place', 'state', 'at', 'opinions', 'unanswered']),
  }),
  /** Open disputes by level and risk: how many, and since when the oldest. */
  disputeBoard: query({
    permission: may.seeAffairs,
    input: nothing,
    output: z.array(z.object({ id, status, level: word, risk: word, open: count, since: instant })),
    whenAbsent: [],
    live: feed(aboutDisputes, ['status', 'level', 'risk', 'open', 'since'], []),
  }),
  hazardBoard: query({
    permission: may.seeAffairs,
    input: nothing,
    output: z.array(z.object({ id, status, kind: word, place: word, state: word, due: instant })),
    whenAbsent: [],
    live: feed(aboutHazards, ['status', 'kind', 'place', 'state', 'due']),
  }),
  /** What has to be made public next, and how far it is. */
  opennessBoard: query({
    permission: may.seeAffairs,
    input: nothing,
    output: z.array(z.object({ id, status, catalogueNo: word, place: word, state: word, due: instant })),
    whenAbsent: [],
    live: feed(aboutOpenness, ['status', 'catalogueNo', 'place', 'state', 'due']),
  }),
};
