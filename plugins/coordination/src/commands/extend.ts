import { coordination, events } from '@heli/contracts/coordination';
import { handle, Refusal } from '@heli/sdk';
import { armDue } from '../deadlines.js';
import { caseOf, iso, move } from '../flow.js';
import { record } from '../record.js';

/** 延期, approved by somebody who doesn't handle the case, before it falls due. */
export const extend = handle(coordination.commands.extend, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at } = move(ctx, item, 'extend');
  const before = item.due ?? ctx.now;
  const due = iso(input.due);
  if (due <= before) throw new Refusal('invalid', 'coordination.refusal.dueNotLater', { due: before }, 'due');
  item.due = due;
  record(ctx, item, events.caseExtended, {
    at,
    data: { caseId: item.id, cycle: item.cycle, before, due },
    detail: { note: input.note },
  });
  armDue(ctx, item);
  return { caseId: item.id, state: item.state, due };
});
