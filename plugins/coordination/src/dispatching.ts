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
  const dues = duesFrom(rule, at, ctx.clock);
  Object.assign(item, startOfHandling);
  item.unit = leadUnitId;
  item.coUnitIds = [...coUnitIds];
  item.dispatchedAt = at;
  item.dispatchedBy = ctx.actorId;
  const due = item.due ?? dues.due;
  const isNew = item.due == null;
  item.due = due;
  item.dueSign = dues.dueSign;
  item.dueContact = dues.dueContact;
  item.clock = rule.handle.clock;
  item.binding = binding;
  item.settingsVersion = ctx.settingsVersion;
  record(ctx, item, events.caseDispatched, {
    at,
    data: {
      ...moved,
      ...dues,
      due,
      cycle: item.cycle,
      leadUnitId,
      coUnitIds: [...coUnitIds],
      clock: item.clock,
      settingsVersion: ctx.settingsVersion,
      binding,
    },
    detail: { note },
  });
  if (isNew) armDue(ctx, item);
  armContact(ctx, item);
  return due;
}

/** Nothing of an earlier dispatch holds for the next one. */
const startOfHandling = {
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
