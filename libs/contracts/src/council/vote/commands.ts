import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import {
  count,
  id,
  line,
  voteBases,
  voteChoices,
  voteMethods,
  voteStates,
  voteThresholds,
} from '../model.js';
import { may } from '../permissions.js';

const voteOutput = z.object({ voteId: id, state: z.enum(voteStates) });

export const commands = defineCommands('council', {
  openVote: command({
    permission: may.holdVote,
    input: z.strictObject({
      itemId: id,
      question: line,
      method: z.enum(voteMethods),
      /** By the settings if left out. */
      base: z.enum(voteBases).optional(),
      threshold: z.enum(voteThresholds).optional(),
    }),
    output: voteOutput.extend({ entitled: count, present: count }),
  }),
  /** Closes a show of hands with what was counted in the room. */
  recordShow: command({
    permission: may.holdVote,
    input: z.strictObject({
      voteId: id,
      yes: count.max(1000),
      no: count.max(1000),
      abstain: count.max(1000),
    }),
    output: voteOutput.extend({ passed: z.boolean() }),
  }),
  castNamed: command({
    permission: may.castVote,
    input: z.strictObject({
      voteId: id,
      choice: z.enum(voteChoices),
      /** Needed by whoever speaks for several seats. */
      postId: id.optional(),
    }),
    output: z.object({ postId: id }),
  }),
  castSecret: command({
    permission: may.castVote,
    secret: true,
    input: z.strictObject({ voteId: id, choice: z.enum(voteChoices) }),
    output: z.object({}),
  }),
  closeVote: command({
    permission: may.holdVote,
    input: z.strictObject({ voteId: id }),
    output: voteOutput.extend({ passed: z.boolean().nullable() }),
  }),
  publishVote: command({
    permission: may.holdVote,
    input: z.strictObject({ voteId: id }),
    output: voteOutput,
  }),
});
