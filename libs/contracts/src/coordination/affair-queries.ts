import { boardInput, boardOutput, query } from '@heli/sdk';
import { nothingBehind, page, recordsBehindInput, recordsBehindOutput } from '@heli/sdk/rows';
import { z } from 'zod';
import * as model from './affair-model.js';
import { may } from './affair-permissions.js';
import * as rows from './affair-rows.js';
import { id, line } from './model.js';

const one = z.strictObject({ id });
const search = line.optional();

const affairs = {
  disputes: query({
    permission: may.seeDisputes,
    input: z.strictObject({
      ...{ state: z.enum(model.disputeStates).optional(), level: z.enum(model.levels).optional(), search },
      ...page,
    }),
    output: z.array(rows.disputeRow),
    whenAbsent: [],
  }),
  disputeDetail: query({
    permission: may.seeDisputes,
    input: one,
    output: rows.disputeCard.nullable(),
    whenAbsent: null,
  }),
  hazards: query({
    permission: may.seeHazards,
    input: z.strictObject({
      ...{ state: z.enum(model.hazardStates).optional(), kind: z.enum(model.hazardKinds).optional() },
      ...{ search, ...page },
    }),
    output: z.array(rows.hazardRow),
    whenAbsent: [],
  }),
  hazardDetail: query({
    permission: may.seeHazards,
    input: one,
    output: rows.hazardCard.nullable(),
    whenAbsent: null,
  }),
  patrols: query({
    permission: may.seePatrols,
    input: z.strictObject({ state: z.enum(model.patrolStates).optional(), ...page }),
    output: z.array(rows.patrolRow),
    whenAbsent: [],
  }),
  visits: query({
    permission: may.seePatrols,
    input: z.strictObject({ kind: z.enum(model.visitKinds).optional(), ...page }),
    output: z.array(rows.visitRow),
    whenAbsent: [],
  }),
  threads: query({
    permission: may.seeThreads,
    input: z.strictObject({ state: z.enum(model.threadStates).optional(), search, ...page }),
    output: z.array(rows.threadRow),
    whenAbsent: [],
  }),
  threadDetail: query({
    permission: may.seeThreads,
    input: one,
    output: rows.threadCard.nullable(),
    whenAbsent: null,
  }),
};

const deliberation = {
  hearings: query({
    permission: may.seeHearings,
    input: z.strictObject({ state: z.enum(model.hearingStates).optional(), search, ...page }),
    output: z.array(rows.hearingRow),
    whenAbsent: [],
  }),
  hearingDetail: query({
    permission: may.seeHearings,
    input: one,
    output: rows.hearingCard.nullable(),
    whenAbsent: null,
  }),
  /** Whether an item of the council's agenda has had its hearing: the council asks where its rules want one. */
  hearingFor: query({
    permission: may.seeHearings,
    input: z.strictObject({ itemId: id }),
    output: z.object({ heard: z.enum(model.heardAnswers) }),
    whenAbsent: { heard: 'notAvailable' },
  }),
  opinions: query({
    permission: may.answerOpinion,
    input: z.strictObject({ hearingId: id.optional(), answered: z.boolean().optional(), ...page }),
    output: z.array(rows.opinionRow),
    whenAbsent: [],
  }),
  assemblies: query({
    permission: may.seeAssemblies,
    input: z.strictObject({ state: z.enum(model.assemblyStates).optional(), ...page }),
    output: z.array(rows.assemblyRow),
    whenAbsent: [],
  }),
  assemblyDetail: query({
    permission: may.seeAssemblies,
    input: one,
    output: rows.assemblyCard.nullable(),
    whenAbsent: null,
  }),
  /** What is public. */
  openness: query({
    permission: may.seeOpenness,
    input: z.strictObject({ search, ...page }),
    output: z.array(rows.opennessRow),
    whenAbsent: [],
  }),
  opennessDetail: query({
    permission: may.seeOpenness,
    input: one,
    output: rows.opennessCard.nullable(),
    whenAbsent: null,
  }),
  /** What is on its way to be public. */
  opennessDrafts: query({
    permission: may.seeDrafts,
    input: z.strictObject({ state: z.enum(model.opennessStates).optional(), search, ...page }),
    output: z.array(rows.opennessRow),
    whenAbsent: [],
  }),
  opennessDraftDetail: query({
    permission: may.seeDrafts,
    input: one,
    output: rows.opennessCard.nullable(),
    whenAbsent: null,
  }),
  requests: query({
    permission: may.seeRequests,
    input: z.strictObject({ state: z.enum(model.requestStates).optional(), ...page }),
    output: z.array(rows.requestRow),
    whenAbsent: [],
  }),
  requestDetail: query({
    permission: may.seeRequests,
    input: one,
    output: rows.requestCard.nullable(),
    whenAbsent: null,
  }),
  /** What was made public to society, and the hearings that anybody may register for. */
  publicAffairs: query({
    permission: may.seeOpenness,
    input: boardInput,
    output: boardOutput,
    whenAbsent: [],
    board: true,
  }),
  /** By when open cases would be due if they had been dispatched under the rules in force. */
  dueDates: query({
    permission: may.tryRules,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id,
        number: z.string(),
        category: z.string(),
        severity: z.string(),
        dispatchedAt: z.iso.datetime(),
        due: z.iso.datetime().nullable(),
      }),
    ),
    whenAbsent: [],
  }),
  /** The records behind a metric of affairs in a period: its trace. */
  recordsBehind: query({
    permission: may.traceAffairs,
    input: recordsBehindInput,
    output: recordsBehindOutput,
    whenAbsent: nothingBehind,
  }),
};

export const affairQueries = { ...affairs, ...deliberation };
