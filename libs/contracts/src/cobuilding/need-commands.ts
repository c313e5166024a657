import { command } from '@heli/sdk';
import { z } from 'zod';
import {
  claimStates,
  id,
  instant,
  kinds,
  line,
  moment,
  needStates,
  people,
  rating,
  text,
  urgencies,
} from './model.js';
import { may } from './permissions.js';

const note = text.optional();
const needOutput = z.object({ needId: id, state: z.enum(needStates) });
const claimOutput = z.object({ claimId: id, needId: id, state: z.enum(claimStates) });
const onNeed = z.strictObject({ needId: id });
const onClaim = z.strictObject({ claimId: id });

const needs = {
  draftNeed: command({
    permission: may.draftNeed,
    input: z.strictObject({
      /** Whose need it is; the addressed community's own, or its residents', if left out. */
      unitId: id.optional(),
      kind: z.enum(kinds),
      title: line,
      description: text.optional(),
      beneficiaries: people.default(0),
      urgency: z.enum(urgencies).default('normal'),
      wantedBy: moment,
    }),
    output: needOutput,
  }),
  publishNeed: command({
    permission: may.publishNeed,
    input: onNeed,
    output: needOutput.extend({ claimBy: instant }),
  }),
  withdrawNeed: command({
    permission: may.withdrawNeed,
    input: onNeed.extend({ reason: text }),
    output: needOutput,
  }),
  fulfilNeed: command({ permission: may.fulfilNeed, input: onNeed.extend({ note }), output: needOutput }),
  evaluateNeed: command({
    permission: may.evaluateNeed,
    input: onNeed.extend({ rating, comment: text.optional() }),
    output: needOutput,
  }),
};

const claims = {
  offerClaim: command({
    permission: may.claim,
    input: z.strictObject({
      needId: id,
      unitId: id,
      resourceId: id.optional(),
      offer: text,
      /** By when the unit will have done it; when it is wanted if left out. */
      by: moment.optional(),
    }),
    output: claimOutput,
  }),
  acceptClaim: command({ permission: may.decideClaim, input: onClaim.extend({ note }), output: claimOutput }),
  declineClaim: command({
    permission: may.decideClaim,
    input: onClaim.extend({ reason: text }),
    output: claimOutput,
  }),
  withdrawClaim: command({ permission: may.claim, input: onClaim.extend({ note }), output: claimOutput }),
  keepClaim: command({ permission: may.decideClaim, input: onClaim.extend({ note }), output: claimOutput }),
  breakClaim: command({
    permission: may.decideClaim,
    input: onClaim.extend({ reason: text }),
    output: claimOutput,
  }),
};

export const needCommands = { ...needs, ...claims };
