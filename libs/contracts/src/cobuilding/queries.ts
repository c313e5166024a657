import { defineQueries, query } from '@heli/sdk';
import { nothingBehind, recordsBehindInput, recordsBehindOutput } from '@heli/sdk/rows';
import { z } from 'zod';
import { feeds } from './feeds.js';
import {
  activityStates,
  agreementStates,
  bookingStates,
  claimStates,
  commitmentStates,
  day,
  id,
  kinds,
  line,
  needStates,
  projectKinds,
  projectStates,
  registrationKinds,
  registrationStates,
  resourceStates,
  stationStates,
} from './model.js';
import { page } from './parts.js';
import { may } from './permissions.js';
import * as rows from './rows.js';

const one = z.strictObject({ id });
const search = line.optional();

const shared = {
  resources: query({
    permission: may.seeResources,
    input: z.strictObject({
      ...{ kind: z.enum(kinds).optional(), state: z.enum(resourceStates).optional(), search, ...page },
    }),
    output: z.array(rows.resourceRow),
    whenAbsent: [],
  }),
  resourceDetail: query({
    permission: may.seeResources,
    input: one,
    output: rows.resourceCard.nullable(),
    whenAbsent: null,
  }),
  /** When a resource can be booked, day by day: 31 days at most. */
  availability: query({
    permission: may.seeResources,
    input: z.strictObject({ resourceId: id, first: day, last: day }),
    output: z.array(rows.slotRow),
    whenAbsent: [],
  }),
  bookings: query({
    permission: may.seeBookings,
    input: z.strictObject({
      resourceId: id.optional(),
      state: z.enum(bookingStates).optional(),
      /** Those that touch this day. */
      day: day.optional(),
      ...page,
    }),
    output: z.array(rows.bookingRow),
    whenAbsent: [],
  }),
  bookingDetail: query({
    permission: may.seeBookings,
    input: one,
    output: rows.bookingCard.nullable(),
    whenAbsent: null,
  }),
};

const wanted = {
  needs: query({
    permission: may.seeNeeds,
    input: z.strictObject({
      ...{ kind: z.enum(kinds).optional(), state: z.enum(needStates).optional(), search, ...page },
    }),
    output: z.array(rows.needRow),
    whenAbsent: [],
  }),
  needDetail: query({
    permission: may.seeNeeds,
    input: one,
    output: rows.needCard.nullable(),
    whenAbsent: null,
  }),
  /** Resources that may meet a need, the nearest first: proposals, never a decision. */
  matches: query({
    permission: may.match,
    input: z.strictObject({ needId: id }),
    output: z.array(rows.matchRow),
    whenAbsent: [],
  }),
  claims: query({
    permission: may.seeClaims,
    input: z.strictObject({ needId: id.optional(), state: z.enum(claimStates).optional(), ...page }),
    output: z.array(rows.claimRow),
    whenAbsent: [],
  }),
  projects: query({
    permission: may.seeProjects,
    input: z.strictObject({
      ...{ kind: z.enum(projectKinds).optional(), state: z.enum(projectStates).optional(), search, ...page },
    }),
    output: z.array(rows.projectRow),
    whenAbsent: [],
  }),
  projectDetail: query({
    permission: may.seeProjects,
    input: one,
    output: rows.projectCard.nullable(),
    whenAbsent: null,
  }),
};

const promised = {
  agreements: query({
    permission: may.seeAgreements,
    input: z.strictObject({ state: z.enum(agreementStates).optional(), ...page }),
    output: z.array(rows.agreementRow),
    whenAbsent: [],
  }),
  agreementDetail: query({
    permission: may.seeAgreements,
    input: one,
    output: rows.agreementCard.nullable(),
    whenAbsent: null,
  }),
  commitments: query({
    permission: may.seeAgreements,
    input: z.strictObject({
      ...{ agreementId: id.optional(), state: z.enum(commitmentStates).optional() },
      ...{ overdue: z.boolean().optional(), ...page },
    }),
    output: z.array(rows.commitmentRow),
    whenAbsent: [],
  }),
  commitmentDetail: query({
    permission: may.seeAgreements,
    input: one,
    output: rows.commitmentCard.nullable(),
    whenAbsent: null,
  }),
  registrations: query({
    permission: may.seeRegistrations,
    input: z.strictObject({
      kind: z.enum(registrationKinds).optional(),
      state: z.enum(registrationStates).optional(),
      ...page,
    }),
    output: z.array(rows.registrationRow),
    whenAbsent: [],
  }),
  registrationDetail: query({
    permission: may.seeRegistrations,
    input: one,
    output: rows.registrationCard.nullable(),
    whenAbsent: null,
  }),
};

const places = {
  stations: query({
    permission: may.seeStations,
    input: z.strictObject({ state: z.enum(stationStates).optional(), ...page }),
    output: z.array(rows.stationRow),
    whenAbsent: [],
  }),
  stationDetail: query({
    permission: may.seeStations,
    input: one,
    output: rows.stationCard.nullable(),
    whenAbsent: null,
  }),
  activities: query({
    permission: may.seeActivities,
    input: z.strictObject({ state: z.enum(activityStates).optional(), ...page }),
    output: z.array(rows.activityRow),
    whenAbsent: [],
  }),
  activityDetail: query({
    permission: may.seeActivities,
    input: one,
    output: rows.activityCard.nullable(),
    whenAbsent: null,
  }),
  /** The records behind a metric's value in a period: its trace. */
  recordsBehind: query({
    permission: may.trace,
    input: recordsBehindInput,
    output: recordsBehindOutput,
    whenAbsent: nothingBehind,
  }),
};

export const queries = defineQueries('cobuilding', {
  ...shared,
  ...wanted,
  ...promised,
  ...places,
  ...feeds,
});
