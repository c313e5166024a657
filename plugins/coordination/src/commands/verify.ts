import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** The report is true: somebody has been there. */
export const verify = handle(coordination.commands.verify, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'verify', input.at);
  record(ctx, item, events.caseVerified, { at, data: moved, detail: { note: input.note } });
  return { caseId: item.id, state: item.state };
});
