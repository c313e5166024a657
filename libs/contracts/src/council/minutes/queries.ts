import {
  audiences,
  boardInput,
  boardOutput,
  defineQueries,
  documentOutput,
  languages,
  query,
} from '@heli/sdk';
import { z } from 'zod';
import { count, id, instant, organisation, publicationStates, publicationSubjects } from '../model.js';
import { page } from '../paging.js';
import { may } from '../permissions.js';
import { events } from './events.js';

const document = { output: documentOutput.nullable(), whenAbsent: null, document: true } as const;
const ofMeeting = z.strictObject({ meetingId: id, language: z.enum(languages).default('zh-CN') });

export const queries = defineQueries('council', {
  /** The minutes as they stand, or as they were circulated and signed. */
  minutesDocument: query({ permission: may.seeMinutes, input: ofMeeting, ...document }),
  minutesWord: query({ permission: may.seeMinutes, input: ofMeeting, ...document }),
  /** Meetings as an iCalendar feed. */
  calendar: query({
    permission: may.seeMeetings,
    input: z.strictObject({ bodyId: id.optional() }),
    ...document,
  }),
  corrections: query({
    permission: may.seeMinutes,
    input: z.strictObject({ meetingId: id.optional(), ...page }),
    output: z.array(
      z.object({
        id,
        correctionId: id,
        meetingId: id,
        version: count,
        text: z.string(),
        answer: z.string(),
        accepted: z.boolean().nullable(),
        at: instant,
      }),
    ),
    whenAbsent: [],
  }),
  /** What was shown while items were on. */
  evidence: query({
    permission: may.seeMinutes,
    input: z.strictObject({ meetingId: id.optional(), itemId: id.optional(), ...page }),
    output: z.array(
      z.object({
        id,
        itemId: id,
        metric: z.string(),
        organisation,
        period: z.string(),
        key: z.string(),
        n: z.number().int(),
        d: z.number().int(),
        value: z.number().nullable(),
        state: z.string(),
        asOf: instant,
        seq: count,
        definition: count,
      }),
    ),
    whenAbsent: [],
  }),
  publications: query({
    permission: may.seePublications,
    input: z.strictObject({ ...page }),
    output: z.array(
      z.object({
        id,
        publicationId: id,
        subjectType: z.enum(publicationSubjects),
        subjectId: id,
        title: z.string(),
        audience: z.enum(audiences),
        from: instant,
        to: instant.nullable(),
        state: z.enum(publicationStates),
      }),
    ),
    whenAbsent: [],
  }),
  /** What everybody may read now, with its text. */
  publicBoard: query({
    permission: may.seePublications,
    input: boardInput,
    output: boardOutput,
    whenAbsent: [],
    board: true,
  }),
  /** The heads of what everybody may read now, the latest first. */
  noticeBoard: query({
    permission: may.seePublications,
    input: z.strictObject({}),
    output: z.array(z.object({ id, title: z.string(), from: instant })),
    whenAbsent: [],
    live: {
      on: [events.publicationMade.type, events.publicationWithdrawn.type],
      limit: 20,
      everyMs: 1000,
      // Its time may be over.
      movesByItself: true,
      fields: { public: ['title', 'from'], council: ['title', 'from'], confidential: ['title', 'from'] },
    },
  }),
});
