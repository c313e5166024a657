import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import type { CaseItem } from '../case.entity.js';
import { unsettleDue } from '../deadlines.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';

/** What the closing of the ended cycle has been counted for until now. */
function countedFor(item: CaseItem, closedAt: string, now: string) {
  const settled = item.due != null && item.due <= now;
  const onTime = item.due != null && closedAt <= item.due;
  return {
    closedAt,
    due: item.due ?? undefined,
    countedOnTime: settled && onTime,
    countedClosed: settled,
    countedRework: item.reworks > 0,
  };
}

/** Unsolved: a new cycle of the same case, to be dispatched anew. */
export const reopen = handle(coordination.commands.reopen, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const { at, moved } = move(ctx, item, 'reopen');
  const ended = countedFor(item, item.closedAt ?? at, ctx.now);
  unsettleDue(ctx, item);
  Object.assign(item, newCycle);
  item.cycle += 1;
  record(ctx, item, events.caseReopened, {
    at,
    data: { ...moved, cycle: item.cycle, ...ended },
    detail: { note: input.note },
  });
  return { caseId: item.id, state: item.state };
});

/** Nothing of the cycle that ended holds for the next one. */
export const newCycle = {
  unit: null,
  closedAt: null,
  closedBy: null,
  due: null,
  dueSign: null,
  dueContact: null,
  outcome: null,
  solved: null,
  returns: 0,
  reworks: 0,
  binding: false,
} as const satisfies Partial<CaseItem>;
