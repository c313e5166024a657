import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import {
  bodyKinds,
  count,
  day,
  id,
  line,
  membershipParts,
  membershipStates,
  postTitles,
  text,
} from '../model.js';
import { may } from '../permissions.js';

const membershipOutput = z.object({ membershipId: id, state: z.enum(membershipStates) });
const termOutput = z.object({ termId: id });

export const commands = defineCommands('council', {
  foundBody: command({
    permission: may.manageBody,
    input: z.strictObject({ kind: z.enum(bodyKinds), name: line, charter: text.optional() }),
    output: z.object({ bodyId: id }),
  }),
  dissolveBody: command({
    permission: may.manageBody,
    input: z.strictObject({ bodyId: id, reason: text }),
    output: z.object({}),
  }),
  definePost: command({
    permission: may.manageBody,
    input: z.strictObject({
      bodyId: id,
      title: z.enum(postTitles),
      name: line,
      voting: z.boolean().default(true),
      /** Order on lists and on the seat map; after all others if left out. */
      place: count.max(1000).optional(),
      /** The member unit whose seat it is. */
      unitId: id.optional(),
    }),
    output: z.object({ postId: id }),
  }),
  abolishPost: command({
    permission: may.manageBody,
    input: z.strictObject({ postId: id }),
    output: z.object({}),
  }),
  nominate: command({
    permission: may.nominate,
    input: z.strictObject({
      postId: id,
      personId: id,
      part: z.enum(membershipParts).default('holder'),
      start: day,
      end: day.optional(),
      basis: text.optional(),
    }),
    output: membershipOutput,
  }),
  approveMembership: command({
    permission: may.approveMember,
    input: z.strictObject({ membershipId: id }),
    output: membershipOutput,
  }),
  endMembership: command({
    permission: may.nominate,
    input: z.strictObject({ membershipId: id, reason: text }),
    output: membershipOutput,
  }),
  planTerm: command({
    permission: may.manageBody,
    input: z.strictObject({ bodyId: id, start: day, end: day }),
    output: termOutput.extend({ number: count }),
  }),
  beginTerm: command({
    permission: may.manageBody,
    input: z.strictObject({ termId: id }),
    output: termOutput,
  }),
  /** Ends it, and with it every membership of its body. */
  endTerm: command({
    permission: may.manageBody,
    input: z.strictObject({ termId: id }),
    output: termOutput.extend({ left: count }),
  }),
});
