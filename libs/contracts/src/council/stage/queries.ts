import { defineQueries, query, type LiveQuery } from '@heli/sdk';
import { z } from 'zod';
import { events as actions } from '../action/events.js';
import { events as agenda } from '../agenda/events.js';
import { events as meetings } from '../meeting/events.js';
import { events as minutes } from '../minutes/events.js';
import {
  count,
  id,
  instant,
  itemStates,
  meetingKinds,
  meetingStates,
  speechKinds,
  speechStates,
  voteBases,
  voteMethods,
  voteStates,
  voteThresholds,
  wantedOutcomes,
} from '../model.js';
import { may } from '../permissions.js';
import { events as resolutions } from '../resolution/events.js';
import { events as votes } from '../vote/events.js';
import { events as stage } from './events.js';
import { stageHolds, stagePhases } from './model.js';

const typesOf = (events: Readonly<Record<string, { readonly type: string }>>): string[] =>
  Object.values(events).map(({ type }) => type);
/** A wall follows the chair within one frame. */
const everyMs = 100;

/** Rows for the room of the council: nothing of them for the public. */
const inTheRoom = (on: readonly string[], limit: number, fields: readonly string[]): LiveQuery => ({
  on,
  limit,
  everyMs,
  fields: { council: fields, confidential: fields },
});

const stageRow = z.object({
  id,
  phase: z.enum(stagePhases),
  title: z.string(),
  body: z.string(),
  kind: z.enum(meetingKinds).nullable(),
  state: z.enum(meetingStates).nullable(),
  chair: z.string(),
  start: instant.nullable(),
  end: instant.nullable(),
  /** Seats whose voice is there, seats expected, seats that a quorum needs. */
  present: count,
  expected: count,
  quorum: count,
  checkInCode: z.string(),
  /** The item that is on, and which of how many it is. */
  itemId: z.string(),
  item: z.string(),
  place: count,
  places: count,
  from: z.string(),
  wanted: z.enum(wantedOutcomes).nullable(),
  startedAt: instant.nullable(),
  /** Seconds. */
  duration: count,
  hold: z.enum(stageHolds).nullable(),
  scene: z.string(),
  text: z.string(),
  until: instant.nullable(),
  /** Whether there is an emergency, and its words: for every audience. */
  emergency: z.string(),
});
const stageFields = Object.keys(stageRow.shape).filter((field) => field !== 'id');

const agendaRow = z.object({
  id,
  place: count,
  title: z.string(),
  state: z.enum(itemStates),
  wanted: z.enum(wantedOutcomes),
  /** Seconds. */
  duration: count,
  current: z.boolean(),
  /** Number of the resolution that it came to, if any. */
  resolution: z.string(),
  actions: count,
});
const speakerRow = z.object({
  id,
  seat: z.string(),
  unit: z.string(),
  kind: z.enum(speechKinds),
  state: z.enum(speechStates),
  limitSeconds: count,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
const evidenceRow = z.object({
  id,
  metric: z.string(),
  subject: z.string(),
  subjectName: z.string(),
  period: z.string(),
  key: z.string(),
  n: count,
  d: count,
  value: z.number().nullable(),
  state: z.string(),
  asOf: instant,
  seq: count,
  definition: count,
});
const voteRow = z.object({
  id,
  question: z.string(),
  method: z.enum(voteMethods),
  state: z.enum(voteStates),
  base: z.enum(voteBases),
  threshold: z.enum(voteThresholds),
  /** How many have spoken; null where nobody may know. */
  cast: count.nullable(),
  present: count,
  entitled: count,
  /** Null until it is published. */
  yes: count.nullable(),
  no: count.nullable(),
  abstain: count.nullable(),
  passed: z.boolean().nullable(),
});
const fieldsOf = (row: z.ZodObject): string[] => Object.keys(row.shape);

export const queries = defineQueries('council', {
  /** What the walls of the organisation show beside their scenes: the meeting that is on, and what the chair holds there. */
  stage: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(stageRow),
    whenAbsent: [],
    live: {
      on: [
        ...typesOf(stage),
        ...typesOf(meetings),
        agenda.itemCalled.type,
        agenda.itemEnded.type,
        agenda.itemScheduled.type,
        agenda.itemUnscheduled.type,
      ],
      limit: 1,
      everyMs,
      movesByItself: true,
      fields: { public: ['emergency', 'until'], council: stageFields, confidential: stageFields },
    },
  }),
  /** The agenda of the meeting on the stage, with what came of its items. */
  stageAgenda: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(agendaRow),
    whenAbsent: [],
    live: inTheRoom(
      [...typesOf(agenda), ...typesOf(meetings), ...typesOf(resolutions), ...typesOf(actions)],
      40,
      fieldsOf(agendaRow),
    ),
  }),
  /** Who speaks, who waits and who has spoken on the item that is on, in their order. */
  stageSpeakers: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(speakerRow),
    whenAbsent: [],
    live: inTheRoom([...typesOf(meetings), agenda.itemCalled.type], 20, fieldsOf(speakerRow)),
  }),
  /** The numbers of the item that is on, as they were frozen last. */
  stageEvidence: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(evidenceRow),
    whenAbsent: [],
    live: inTheRoom(
      [agenda.itemCalled.type, agenda.itemEnded.type, minutes.evidenceFrozen.type],
      12,
      fieldsOf(evidenceRow),
    ),
  }),
  /** The last vote on the item that is on: turnout alone until it is published. */
  stageVote: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(voteRow),
    whenAbsent: [],
    live: {
      ...inTheRoom([...typesOf(votes), agenda.itemCalled.type, agenda.itemEnded.type], 1, fieldsOf(voteRow)),
      movesByItself: true,
    },
  }),
});

/** What a page needs to draw the stage: kept in every room. */
export const stageFeeds = [
  'stage',
  'stageAgenda',
  'stageSpeakers',
  'stageEvidence',
  'stageVote',
  'seatMap',
] as const;
