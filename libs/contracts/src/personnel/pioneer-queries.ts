import { query } from '@heli/sdk';
import { z } from 'zod';
import * as model from './model.js';
import { page } from './parts.js';
import { may } from './permissions.js';
import * as rows from './rows.js';

const one = z.strictObject({ id: model.id });
const search = model.line.optional();

/** 党员先锋岗, 志愿服务队. */
export const pioneerQueries = {
  pioneers: query({
    permission: may.seePioneers,
    input: z.strictObject({ state: z.enum(model.pioneerStates).optional(), search, ...page }),
    output: z.array(rows.pioneerRow),
    whenAbsent: [],
  }),
  /** With those who hold it and their pledges, once they are shown. */
  pioneerDetail: query({
    permission: may.seePioneers,
    input: one,
    output: rows.pioneerCard.nullable(),
    whenAbsent: null,
  }),
  assignments: query({
    permission: may.seeAssignments,
    input: z.strictObject({ state: z.enum(model.assignmentStates).optional(), ...page }),
    output: z.array(rows.assignmentRow),
    whenAbsent: [],
  }),
  assignmentDetail: query({
    permission: may.seeAssignments,
    input: one,
    output: rows.assignmentCard.nullable(),
    whenAbsent: null,
  }),
  ownAssignments: query({
    permission: may.seeOwn,
    input: z.strictObject({ ...page }),
    output: z.array(rows.assignmentRow),
    whenAbsent: [],
  }),
  logs: query({
    permission: may.seeAssignments,
    input: z.strictObject({ state: z.enum(model.logStates).optional(), ...page }),
    output: z.array(rows.logRow),
    whenAbsent: [],
  }),
  logDetail: query({
    permission: may.seeAssignments,
    input: one,
    output: rows.logCard.nullable(),
    whenAbsent: null,
  }),
  teams: query({
    permission: may.seeTeams,
    input: z.strictObject({
      ...{ kind: z.enum(model.teamKinds).optional(), state: z.enum(model.teamStates).optional() },
      ...{ search, ...page },
    }),
    output: z.array(rows.teamRow),
    whenAbsent: [],
  }),
  teamDetail: query({
    permission: may.seeTeams,
    input: one,
    output: rows.teamCard.nullable(),
    whenAbsent: null,
  }),
};
