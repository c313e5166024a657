import { event } from '@heli/sdk';
import { z } from 'zod';
import { count, day, id, person, slots, teamKinds, text } from './model.js';
import { evidence } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const pioneer = { pioneerId: id, slots };
const assignment = { assignmentId: id, pioneerId: id, personId: person };
const log = { logId: id, assignmentId: id, personId: person };

/** 党员先锋岗: 设岗, 择岗, 亮岗, 履岗, 评岗. */
const pioneers = {
  pioneerDefined: event({
    data: z.object(pioneer),
    detail: z.strictObject({ title: text, duties: text }),
  }),
  pioneerOpened: event({ data: z.object(pioneer) }),
  pioneerEnded: event({ data: z.object({ ...pioneer, opened: z.boolean() }), detail: note }),
  pioneerChosen: event({ data: z.object(assignment), detail: z.strictObject({ pledge: text }) }),
  pioneerShown: event({ data: z.object(assignment) }),
  pioneerAppraised: event({ data: z.object(assignment), detail: z.strictObject({ remark: text }) }),
  pioneerRenewed: event({ data: z.object(assignment), detail: z.strictObject({ pledge: text }) }),
  assignmentEnded: event({ data: z.object(assignment), detail: note }),
  dutyLogged: event({ data: z.object({ ...log, evidence }), detail: z.strictObject({ text }) }),
  logVerified: event({ data: z.object(log), detail: note }),
  logReturned: event({ data: z.object(log), detail: reason }),
};

/** 志愿服务队. */
const teams = {
  teamFormed: event({
    data: z.object({ teamId: id, kind: z.enum(teamKinds), leaderId: person }),
    detail: z.strictObject({ title: text }),
  }),
  teamJoined: event({ data: z.object({ teamId: id, membershipId: id, personId: person }) }),
  teamLeft: event({ data: z.object({ teamId: id, membershipId: id, personId: person }), detail: note }),
  teamDissolved: event({ data: z.object({ teamId: id, members: count }), detail: note }),
};

/** What changes by time alone is looked at when the day is over (docs/decisions/0042). */
const samples = {
  dayFellDue: event({ data: z.object({ day }) }),
  daySampled: event({
    data: z.object({
      day,
      /** Places that nobody holds, and for how many days they have been vacant in all. */
      ...{ vacancies: count, vacantDays: count },
      /** Who serves full-time, and who of them has the training that is due by that day. */
      ...{ trainees: count, trained: count },
    }),
  }),
  /** Pioneers at the month's end, and those with a verified duty in it. */
  monthClosed: event({ data: z.object({ month: z.string().max(7), pioneers: count, performing: count }) }),
};

export const pioneerEvents = { ...pioneers, ...teams, ...samples };
