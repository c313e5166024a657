import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { assign } from '../dispatching.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** Too many returns: the office decides who handles it, and that is binding. */
export const arbitrate = handle(coordination.commands.arbitrate, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const step = move(ctx, item, 'arbitrate');
  record(ctx, item, events.caseArbitrated, {
    at: step.at,
    data: { caseId: item.id, leadUnitId: input.leadUnitId },
    detail: { note: input.note },
  });
  const due = await assign(ctx, item, step, { ...input, note: undefined }, true);
  return { caseId: item.id, state: item.state, due };
});
