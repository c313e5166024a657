import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import {
  count,
  id,
  itemOrigins,
  itemStates,
  line,
  metricName,
  text,
  visibilities,
  wantedOutcomes,
} from '../model.js';
import { may } from '../permissions.js';

const itemOutput = z.object({ itemId: id, state: z.enum(itemStates) });
const onItem = { itemId: id };
const proposal = {
  bodyId: id,
  title: line,
  background: text.optional(),
  wanted: z.enum(wantedOutcomes).default('discuss'),
  /** Seconds that it should be given; by the settings if left out. */
  duration: count.max(36_000).optional(),
  /** Numbers that are its evidence. */
  metrics: z.array(metricName).max(12).default([]),
};

export const commands = defineCommands('council', {
  /** Proposes for oneself, or for a unit that one acts for. */
  propose: command({
    permission: may.propose,
    input: z.strictObject({
      ...proposal,
      origin: z.enum(['branch', 'unit', 'resident', 'grid', 'street']),
      unitId: id.optional(),
    }),
    output: itemOutput,
  }),
  /** The office takes down what somebody proposed in another way. */
  recordProposal: command({
    permission: may.screen,
    input: z.strictObject({ ...proposal, origin: z.enum(itemOrigins), unitId: id.optional() }),
    output: itemOutput,
  }),
  proposeFromSuggestion: command({
    permission: may.screen,
    input: z.strictObject({ ...proposal, suggestionId: id }),
    output: itemOutput,
  }),
  dismissSuggestion: command({
    permission: may.screen,
    input: z.strictObject({ suggestionId: id, reason: text }),
    output: z.object({}),
  }),
  screenItem: command({ permission: may.screen, input: z.strictObject(onItem), output: itemOutput }),
  mergeItem: command({
    permission: may.screen,
    input: z.strictObject({ ...onItem, into: id }),
    output: itemOutput,
  }),
  sendBackItem: command({
    permission: may.screen,
    input: z.strictObject({ ...onItem, reason: text }),
    output: itemOutput,
  }),
  resubmitItem: command({
    permission: may.propose,
    input: z.strictObject({ ...onItem, title: line, background: text.optional() }),
    output: itemOutput,
  }),
  deferItem: command({
    permission: may.screen,
    input: z.strictObject({ ...onItem, reason: text }),
    output: itemOutput,
  }),
  admitItem: command({ permission: may.admit, input: z.strictObject(onItem), output: itemOutput }),
  withdrawItem: command({
    permission: may.withdrawItem,
    input: z.strictObject({ ...onItem, reason: text }),
    output: itemOutput,
  }),
  scheduleItem: command({
    permission: may.convene,
    input: z.strictObject({
      ...onItem,
      meetingId: id,
      /** Order on the agenda; last if left out. */
      place: count.max(1000).optional(),
      parentId: id.optional(),
      visibility: z.enum(visibilities).default('common'),
      duration: count.max(36_000).optional(),
    }),
    output: itemOutput,
  }),
  unscheduleItem: command({ permission: may.convene, input: z.strictObject(onItem), output: itemOutput }),
});
