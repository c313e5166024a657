import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** The end of its way. */
export const archive = handle(coordination.commands.archive, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'archive');
  record(ctx, item, events.caseArchived, { at, data: moved });
  return { caseId: item.id, state: item.state };
});
