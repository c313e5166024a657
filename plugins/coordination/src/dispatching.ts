import { events } from '@heli/contracts/coordination';
import type { WriteContext } from '@heli/sdk';
import type { CaseItem } from './case.entity.js';
import { armContact, armDue } from './deadlines.js';
import { checkUnits } from './directory.js';
import type { Moved } from './flow.js';
import { record } from './record.js';
import { duesFrom, ruleFor } from './rules.js';
import { settings } from './settings.js';

interface Assignment {
  readonly leadUnitId: string;
  readonly coUnitIds: readonly string[];
  readonly note?: string | undefined;
}

/**
 * Gives the case to its lead unit and fixes its due dates by the rule in force at dispatch. A due date that came with
 * an imported case stays: it was booked when the case was brought in.
 */
export async function assign(
  ctx: WriteContext,
  item: CaseItem,
  { at, moved }: { at: string; moved: Moved },
  { leadUnitId, coUnitIds, note }: Assignment,
  binding: boolean,
): Promise<string> {
  await checkUnits(ctx, [leadUnitId, ...coUnitIds], 'leadUnitId');
  const rule = ruleFor(ctx.settings(settings), item.category, item.severity);
  const clock = rule.handle.clock;
  const known = item.due ?? undefined;
  const fresh = duesFrom(rule, at, ctx.clock);
  const dues = { ...fresh, due: known ?? fresh.due };
  const { due, dueSign, dueContact } = dues;
  const { settingsVersion, actorId: dispatchedBy } = ctx;
  const hands = {
    unit: leadUnitId,
    coUnitIds: [...coUnitIds],
    dispatchedAt: at,
    dispatchedBy,
  } satisfies Partial<CaseItem>;
  Object.assign(item, startOfHandling, hands, {
    due,
    dueSign,
    dueContact,
    clock,
    binding,
    settingsVersion,
  } satisfies Partial<CaseItem>);
  record(ctx, item, events.caseDispatched, {
    at,
    data: {
      ...{ ...moved, ...dues, cycle: item.cycle, leadUnitId, coUnitIds: hands.coUnitIds },
      ...{ clock, settingsVersion, binding },
    },
    detail: { note },
  });
  if (known === undefined) armDue(ctx, item);
  armContact(ctx, item);
  await tellUnits(ctx, item, due);
  return due;
}

/** The units learn of it wherever they are; who was told when can be proved. */
async function tellUnits(ctx: WriteContext, item: CaseItem, due: string): Promise<void> {
  await ctx.notify({
    key: 'coordination.notice.dispatched',
    params: { number: item.number, title: item.title, day: ctx.clock.dayOf(due) },
    to: { units: [...(item.unit ? [item.unit] : []), ...item.coUnitIds] },
    subject: { type: 'coordination.case', id: item.id },
    urgency: item.severity === 'normal' ? 'normal' : 'urgent',
    organisation: item.organisation,
  });
}

/** Nothing of an earlier dispatch holds for the next one. */
export const startOfHandling = {
  signedBy: null,
  contactedBy: null,
  handledBy: null,
  handledAt: null,
  handledMinutes: null,
  dueLeft: null,
  suspendedAt: null,
  suspendedMinutes: 0,
  reviewAt: null,
  outcome: null,
  solved: null,
} as const satisfies Partial<CaseItem>;
