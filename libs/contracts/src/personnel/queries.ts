import { boardInput, boardOutput, defineQueries, query } from '@heli/sdk';
import { nothingBehind, recordsBehindInput, recordsBehindOutput } from '@heli/sdk/rows';
import { z } from 'zod';
import { appraisalQueries } from './appraisal-queries.js';
import { feeds } from './feeds.js';
import * as model from './model.js';
import { page } from './parts.js';
import { may } from './permissions.js';
import { pioneerQueries } from './pioneer-queries.js';
import * as rows from './rows.js';

const one = z.strictObject({ id: model.id });
const search = model.line.optional();

const posts = {
  posts: query({
    permission: may.seePosts,
    input: z.strictObject({
      ...{ kind: z.enum(model.postKinds).optional(), state: z.enum(model.postStates).optional() },
      ...{ search, ...page },
    }),
    output: z.array(rows.postRow),
    whenAbsent: [],
  }),
  postDetail: query({
    permission: may.seePosts,
    input: one,
    output: rows.postCard.nullable(),
    whenAbsent: null,
  }),
  staff: query({
    permission: may.seeStaff,
    input: z.strictObject({
      ...{ state: z.enum(model.staffStates).optional(), postId: model.id.optional() },
      ...{ personId: model.person.optional(), ...page },
    }),
    output: z.array(rows.staffRow),
    whenAbsent: [],
  }),
  staffDetail: query({
    permission: may.seeStaff,
    input: one,
    output: rows.staffCard.nullable(),
    whenAbsent: null,
  }),
  /** All that is kept here about whoever asks. */
  ownFile: query({
    permission: may.seeOwn,
    input: z.strictObject({ ...page }),
    output: z.array(rows.ownRow),
    whenAbsent: [],
  }),
  ownFileDetail: query({
    permission: may.seeOwn,
    input: one,
    output: rows.ownCard.nullable(),
    whenAbsent: null,
  }),
};

const recruitments = {
  recruitments: query({
    permission: may.seeRecruitments,
    input: z.strictObject({ state: z.enum(model.recruitmentStates).optional(), search, ...page }),
    output: z.array(rows.recruitmentRow),
    whenAbsent: [],
  }),
  recruitmentDetail: query({
    permission: may.seeCandidates,
    input: one,
    output: rows.recruitmentCard.nullable(),
    whenAbsent: null,
  }),
  /** Who is about to be hired, as numbers, for everybody. */
  publicNotices: query({
    permission: may.seeRecruitments,
    input: boardInput,
    output: boardOutput,
    whenAbsent: [],
    board: true,
  }),
  candidates: query({
    permission: may.seeCandidates,
    input: z.strictObject({
      ...{ state: z.enum(model.candidateStates).optional(), recruitmentId: model.id.optional(), ...page },
    }),
    output: z.array(rows.candidateRow),
    whenAbsent: [],
  }),
  candidateDetail: query({
    permission: may.seeCandidates,
    input: one,
    output: rows.candidateCard.nullable(),
    whenAbsent: null,
  }),
  objections: query({
    permission: may.seeObjections,
    input: z.strictObject({ state: z.enum(model.objectionStates).optional(), ...page }),
    output: z.array(rows.objectionRow),
    whenAbsent: [],
  }),
  objectionDetail: query({
    permission: may.seeObjections,
    input: one,
    output: rows.objectionCard.nullable(),
    whenAbsent: null,
  }),
};

const members = {
  members: query({
    permission: may.seeMembers,
    input: z.strictObject({ state: z.enum(model.memberStates).optional(), ...page }),
    output: z.array(rows.memberRow),
    whenAbsent: [],
  }),
  memberDetail: query({
    permission: may.seeMembers,
    input: one,
    output: rows.memberCard.nullable(),
    whenAbsent: null,
  }),
  reserves: query({
    permission: may.keepReserve,
    input: z.strictObject({ state: z.enum(model.reserveStates).optional(), ...page }),
    output: z.array(rows.reserveRow),
    whenAbsent: [],
  }),
  reserveDetail: query({
    permission: may.keepReserve,
    input: one,
    output: rows.reserveCard.nullable(),
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

export const queries = defineQueries('personnel', {
  ...{ ...posts, ...recruitments, ...members },
  ...{ ...appraisalQueries, ...pioneerQueries, ...feeds },
});
