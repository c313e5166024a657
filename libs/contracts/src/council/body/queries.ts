import { defineQueries, query, roles } from '@heli/sdk';
import { z } from 'zod';
import {
  bodyKinds,
  bodyStates,
  count,
  day,
  id,
  instant,
  membershipParts,
  membershipStates,
  organisation,
  postStates,
  postTitles,
  termStates,
} from '../model.js';
import { historyRow, page } from '../paging.js';
import { may } from '../permissions.js';

const bodyRow = z.object({
  id,
  bodyId: id,
  name: z.string(),
  kind: z.enum(bodyKinds),
  organisation,
  seats: count,
  filled: count,
  state: z.enum(bodyStates),
});
/** A seat with no name in it: whoever sits there is shown to those who may see members. */
const seatRow = z.object({
  postId: id,
  bodyId: id,
  title: z.enum(postTitles),
  name: z.string(),
  voting: z.boolean(),
  unitId: id.nullable(),
  unit: z.string(),
  filled: z.boolean(),
});

export const queries = defineQueries('council', {
  bodies: query({
    permission: may.seeBody,
    input: z.strictObject({ ...page }),
    output: z.array(bodyRow),
    whenAbsent: [],
  }),
  body: query({
    permission: may.seeBody,
    input: z.strictObject({ id }),
    output: bodyRow
      .extend({
        charter: z.string(),
        foundedAt: instant,
        posts: z.array(seatRow),
        history: z.array(historyRow),
      })
      .nullable(),
    whenAbsent: null,
  }),
  /** The seats of a body on a day, for other contracts: no persons. */
  seats: query({
    permission: may.seeBody,
    input: z.strictObject({ bodyId: id.optional(), day: day.optional() }),
    output: z.array(seatRow),
    whenAbsent: [],
  }),
  posts: query({
    permission: may.seeMembers,
    input: z.strictObject({ bodyId: id.optional(), ...page }),
    output: z.array(
      seatRow.omit({ filled: true }).extend({
        id,
        body: z.string(),
        personId: id.nullable(),
        holder: z.string(),
        deputy: z.string(),
        state: z.enum(postStates),
      }),
    ),
    whenAbsent: [],
  }),
  memberships: query({
    permission: may.seeMembers,
    input: z.strictObject({
      bodyId: id.optional(),
      state: z.enum(membershipStates).optional(),
      ...page,
    }),
    output: z.array(
      z.object({
        id,
        membershipId: id,
        postId: id,
        personId: id,
        person: z.string(),
        post: z.string(),
        part: z.enum(membershipParts),
        start: day,
        end: day.nullable(),
        state: z.enum(membershipStates),
      }),
    ),
    whenAbsent: [],
  }),
  terms: query({
    permission: may.seeBody,
    input: z.strictObject({ ...page }),
    output: z.array(
      z.object({
        id,
        termId: id,
        bodyId: id,
        body: z.string(),
        number: count,
        start: day,
        end: day,
        state: z.enum(termStates),
      }),
    ),
    whenAbsent: [],
  }),
  /** The posts for which the one who asks may speak today. */
  myPosts: query({
    permission: may.seeBody,
    input: z.strictObject({}),
    output: z.array(seatRow.extend({ part: z.enum(membershipParts) })),
    whenAbsent: [],
  }),
  roleHolders: query({
    permission: may.seeRoleHolders,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        personId: id,
        role: z.enum(roles),
        organisation,
        unitId: id.nullable(),
        from: day,
        until: day.nullable(),
      }),
    ),
    whenAbsent: [],
  }),
});
