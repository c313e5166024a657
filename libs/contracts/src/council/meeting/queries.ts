import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import {
  attendanceModes,
  count,
  id,
  instant,
  itemStates,
  meetingKinds,
  meetingStates,
  organisation,
  postTitles,
  speechKinds,
  speechStates,
} from '../model.js';
import { historyRow, page } from '../paging.js';
import { may } from '../permissions.js';
import { events } from './events.js';

const meetingRow = z.object({
  id,
  meetingId: id,
  bodyId: id,
  title: z.string(),
  body: z.string(),
  kind: z.enum(meetingKinds),
  organisation,
  plannedStart: instant,
  place: z.string(),
  state: z.enum(meetingStates),
  present: count.nullable(),
  quorum: count.nullable(),
});
const seatRow = z.object({
  id,
  seat: z.string(),
  title: z.enum(postTitles),
  unit: z.string(),
  voting: z.boolean(),
  mode: z.enum(attendanceModes),
  /** Whether its voice is there: itself, or by a proxy who is. */
  counts: z.boolean(),
});
const meetingEvents = Object.values(events).map(({ type }) => type);

export const queries = defineQueries('council', {
  meetings: query({
    permission: may.seeMeetings,
    input: z.strictObject({
      bodyId: id.optional(),
      state: z.enum(meetingStates).optional(),
      kind: z.enum(meetingKinds).optional(),
      ...page,
    }),
    output: z.array(meetingRow),
    whenAbsent: [],
  }),
  meeting: query({
    permission: may.seeMeetings,
    input: z.strictObject({ id }),
    output: meetingRow
      .extend({
        plannedEnd: instant,
        actualStart: instant.nullable(),
        actualEnd: instant.nullable(),
        expected: count.nullable(),
        needs: count,
        there: count,
        currentItemId: id.nullable(),
        seats: z.array(seatRow),
        agenda: z.array(
          z.object({
            id,
            itemId: id,
            title: z.string(),
            place: count,
            parentId: id.nullable(),
            duration: count,
            state: z.enum(itemStates),
          }),
        ),
        speeches: z.array(
          z.object({
            id,
            speechId: id,
            itemId: id,
            seat: z.string(),
            kind: z.enum(speechKinds),
            state: z.enum(speechStates),
            limitSeconds: count,
            startedAt: instant.nullable(),
            endedAt: instant.nullable(),
          }),
        ),
        history: z.array(historyRow),
      })
      .nullable(),
    whenAbsent: null,
  }),
  /** What proves presence: for whoever runs the meeting, to be shown in the room. */
  checkInCode: query({
    permission: may.run,
    input: z.strictObject({ meetingId: id }),
    output: z.object({ code: z.string().nullable() }),
    whenAbsent: { code: null },
  }),
  /** Seats of the meeting that is on, or that begins next. */
  seatMap: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(seatRow),
    whenAbsent: [],
    live: {
      on: [...meetingEvents, 'council.memberBegan', 'council.memberLeft'],
      limit: 60,
      everyMs: 500,
      fields: {
        public: ['title', 'voting', 'mode', 'counts'],
        council: ['seat', 'title', 'unit', 'voting', 'mode', 'counts'],
        confidential: ['seat', 'title', 'unit', 'voting', 'mode', 'counts'],
      },
    },
  }),
  /** Meetings to come, the next first, and the one that is on. */
  nextMeetings: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id,
        title: z.string(),
        kind: z.enum(meetingKinds),
        body: z.string(),
        start: instant,
        state: z.enum(meetingStates),
        quorum: z.string(),
      }),
    ),
    whenAbsent: [],
    live: {
      on: [...meetingEvents, 'core.dayStarted'],
      limit: 10,
      everyMs: 1000,
      fields: {
        public: ['kind', 'body', 'start', 'state'],
        council: ['title', 'kind', 'body', 'start', 'state', 'quorum'],
        confidential: ['title', 'kind', 'body', 'start', 'state', 'quorum'],
      },
    },
  }),
  /** How often the seats of each member unit were there, by month: of units, in the order of their seats. */
  unitParticipation: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        /** The unit. */
        row: id,
        rowLabel: z.string(),
        /** The month. */
        cell: z.string(),
        cellLabel: z.string(),
        /** Meetings attended, by a seat or its proxy; null in a month without a meeting that the unit had a seat in. */
        value: count.nullable(),
      }),
    ),
    whenAbsent: [],
    live: {
      on: [...meetingEvents, 'core.dayStarted'],
      limit: 500,
      everyMs: 5000,
      fields: {
        council: ['row', 'rowLabel', 'cell', 'cellLabel', 'value'],
        confidential: ['row', 'rowLabel', 'cell', 'cellLabel', 'value'],
      },
    },
  }),
});
