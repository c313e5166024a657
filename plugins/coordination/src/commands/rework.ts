import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** 返工: what was handled is not done. The time taken is taken back; it ends with the next report. */
export const rework = handle(coordination.commands.rework, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'rework', input.at);
  const handledAt = item.handledAt ?? at;
  const minutes = item.handledMinutes ?? 0;
  item.reworks += 1;
  item.handledBy = null;
  item.handledAt = null;
  item.handledMinutes = null;
  item.outcome = null;
  record(ctx, item, events.caseReworked, {
    at,
    data: { ...moved, handledAt, minutes },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});
