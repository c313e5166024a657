import type { coordination } from '@heli/contracts/coordination';
import type { OutputOf } from '@heli/sdk';
import type { CaseItem } from './case.entity.js';
import { openStates } from './life-cycle.js';
import { categoryWord } from './rules.js';
import type { Rules } from './settings.js';

const open: readonly string[] = openStates;
export const isOverdue = (item: Pick<CaseItem, 'state' | 'due'>, now: string): boolean =>
  open.includes(item.state) && item.due != null && item.due <= now;

type CaseRow = OutputOf<typeof coordination.queries.cases>[number];

/** A case as a line of a list. */
export function caseRowOf(
  item: CaseItem,
  now: string,
  rules: Pick<Rules, 'categories'>,
  nameOf: (unit: string | null | undefined) => string,
): CaseRow {
  return {
    id: item.id,
    caseId: item.id,
    number: item.number,
    title: item.title,
    category: categoryWord(rules, item.category),
    severity: item.severity,
    origin: item.origin,
    state: item.state,
    step: item.step ?? null,
    organisation: item.organisation,
    unit: nameOf(item.unit),
    filedAt: item.filedAt ?? null,
    due: item.due ?? null,
    closedAt: item.closedAt ?? null,
    overdue: isOverdue(item, now),
  };
}
