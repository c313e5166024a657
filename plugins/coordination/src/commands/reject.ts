import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** 不予受理: out of duty, no facts, or a matter for the courts. */
export const reject = handle(coordination.commands.reject, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'reject', input.at);
  record(ctx, item, events.caseRejected, {
    at,
    data: { ...moved, reason: input.reason },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});
