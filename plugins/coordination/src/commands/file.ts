import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';
import { noteRepetition } from '../repetition.js';
import { checkCategory } from '../rules.js';
import { settings } from '../settings.js';

/** Step 2, 案卷建立: from now on it counts as a case; category and severity may be put right. */
export const file = handle(coordination.commands.file, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'file', input.at);
  if (input.category !== undefined) {
    checkCategory(ctx.settings(settings), input.category);
    item.category = input.category;
  }
  item.severity = input.severity ?? item.severity;
  item.filedAt = at;
  const { number, category, severity, origin, channel } = item;
  // The command's own fact comes last: its number is what the caller is told.
  await noteRepetition(ctx, item, at);
  record(ctx, item, events.caseFiled, {
    at,
    data: { ...moved, number, category, severity, origin, channel: channel ?? undefined },
    detail: { title: item.title },
  });
  return { caseId: item.id, state: item.state };
});
