import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { settleDue } from '../deadlines.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** Step 6, 核实结案: somebody other than the handler has seen that it is done. */
export const confirm = handle(coordination.commands.confirm, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'confirm', input.at);
  item.closedAt = at;
  item.closedBy = ctx.actorId;
  record(ctx, item, events.caseClosed, {
    at,
    data: {
      ...moved,
      cycle: item.cycle,
      outcome: item.outcome ?? 'resolved',
      due: item.due ?? undefined,
      late: item.due != null && at > item.due,
      reworks: item.reworks,
    },
    detail: { note: input.note },
  });
  settleDue(ctx, item, at);
  return { caseId: item.id, state: item.state };
});
