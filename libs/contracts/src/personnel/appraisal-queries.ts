import { query } from '@heli/sdk';
import { z } from 'zod';
import * as model from './model.js';
import { page } from './parts.js';
import { may } from './permissions.js';
import * as rows from './rows.js';

const one = z.strictObject({ id: model.id });
const search = model.line.optional();

/** 培训, 证书, 民主评议. */
export const appraisalQueries = {
  trainings: query({
    permission: may.seeTrainings,
    input: z.strictObject({
      ...{ kind: z.enum(model.trainingKinds).optional(), state: z.enum(model.trainingStates).optional() },
      ...{ search, ...page },
    }),
    output: z.array(rows.trainingRow),
    whenAbsent: [],
  }),
  trainingDetail: query({
    permission: may.seeTrainings,
    input: one,
    output: rows.trainingCard.nullable(),
    whenAbsent: null,
  }),
  trainingRecords: query({
    permission: may.seeStaff,
    input: z.strictObject({
      ...{ state: z.enum(model.recordStates).optional(), trainingId: model.id.optional(), ...page },
    }),
    output: z.array(rows.recordRow),
    whenAbsent: [],
  }),
  certificates: query({
    permission: may.seeStaff,
    input: z.strictObject({
      ...{ kind: z.enum(model.certificateKinds).optional() },
      ...{ state: z.enum(model.certificateStates).optional(), ...page },
    }),
    output: z.array(rows.certificateRow),
    whenAbsent: [],
  }),
  certificateDetail: query({
    permission: may.seeStaff,
    input: one,
    output: rows.certificateCard.nullable(),
    whenAbsent: null,
  }),
  rounds: query({
    permission: may.seeRounds,
    input: z.strictObject({
      ...{ kind: z.enum(model.roundKinds).optional(), state: z.enum(model.roundStates).optional() },
      ...{ year: model.year.optional(), ...page },
    }),
    output: z.array(rows.roundRow),
    whenAbsent: [],
  }),
  roundDetail: query({
    permission: may.seeRounds,
    input: one,
    output: rows.roundCard.nullable(),
    whenAbsent: null,
  }),
  gradings: query({
    permission: may.seeGradings,
    input: z.strictObject({ roundId: model.id.optional(), ...page }),
    output: z.array(rows.gradingRow),
    whenAbsent: [],
  }),
  gradingDetail: query({
    permission: may.seeGradings,
    input: one,
    output: rows.gradingCard.nullable(),
    whenAbsent: null,
  }),
  /** One's own gradings, and those of the others in a round while its members comment on each other. */
  ownGradings: query({
    permission: may.write,
    input: z.strictObject({ ...page }),
    output: z.array(rows.gradingRow),
    whenAbsent: [],
  }),
  ownGradingDetail: query({
    permission: may.write,
    input: one,
    output: rows.gradingCard.nullable(),
    whenAbsent: null,
  }),
  /** What was proposed as speaking for whoever asks. */
  ownEvidence: query({
    permission: may.write,
    input: z.strictObject({ ...page }),
    output: z.array(rows.evidenceRow),
    whenAbsent: [],
  }),
  /** Secret ballots on whose roll one stands. */
  gradeBallots: query({
    permission: may.castGrade,
    input: z.strictObject({}),
    output: z.array(rows.ballotRow),
    whenAbsent: [],
  }),
};
