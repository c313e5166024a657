import { events, type ActionState } from '@heli/contracts/council';
import type { KeptFile, ReadContext, WriteContext } from '@heli/sdk';
import { council } from '@heli/contracts/council';
import { ActionItem, type ActionItemItem } from '../entities/action-item.entity.js';
import { actionLife, unsubmittedActionStates } from '../life-cycles.js';
import { find } from '../shared/find.js';
import { follow } from '../shared/life-cycle.js';
import { no } from '../shared/no.js';

const dayMs = 86_400_000;

export const actionOf = (ctx: ReadContext, actionId: string): Promise<ActionItemItem> =>
  find(ctx, ActionItem, actionId, 'Action');

/** An action item as the subject of a fact. */
export const actionAs = ({ id, organisation }: Pick<ActionItemItem, 'id' | 'organisation'>) => ({
  type: 'council.action' as const,
  id,
  organisation,
});

export function move(item: ActionItemItem, verb: keyof typeof actionLife): void {
  item.state = follow(actionLife, verb, item.state);
}

export const isUnsubmitted = ({ state }: Pick<ActionItemItem, 'state'>): boolean =>
  unsubmittedActionStates.some((open) => open === state);

/**
 * Past its due and not handed in. The kernel tells what fell due before any later command, so whoever asks here asks what
 * has been counted.
 */
export const isOverdue = (item: Pick<ActionItemItem, 'state' | 'due'>, now: string): boolean =>
  item.due <= now && isUnsubmitted(item);

export const outcomeOf = ({ id, state }: ActionItemItem): { actionId: string; state: ActionState } => ({
  actionId: id,
  state,
});

/** Arms what is true at its due unless something happens before: submitted by then or not, and a reminder a day before. */
export function armDue(ctx: WriteContext, item: ActionItemItem, met: boolean): void {
  if (item.due <= ctx.now) return;
  const about = { organisation: item.organisation, subject: actionAs(item) };
  const data = { actionId: item.id, due: item.due };
  ctx.remind(`due:${item.id}`, item.due, events.actionFellDue, { ...about, data: { ...data, met } });
  const soon = new Date(Date.parse(item.due) - dayMs).toISOString();
  if (!met && soon > ctx.now) ctx.remind(`soon:${item.id}`, soon, events.actionDueSoon, { ...about, data });
  else ctx.forget(`soon:${item.id}`);
}

export function disarm(ctx: WriteContext, item: ActionItemItem): void {
  ctx.forget(`due:${item.id}`);
  ctx.forget(`soon:${item.id}`);
}

/** Takes files in as evidence, and says by what they are. */
export async function takeEvidence(ctx: WriteContext, item: ActionItemItem, ids: readonly string[]) {
  const kept: readonly KeptFile[] =
    ids.length === 0
      ? []
      : await ctx.files.attach(ids, {
          subject: { type: 'council.action', id: item.id },
          shownBy: council.queries.action,
          with: { id: item.id },
          organisation: item.organisation,
        });
  return kept.map(({ id, hash }) => ({ fileId: id, hash }));
}

/** Tells the unit, and the owner if there is one. */
export async function tellUnit(ctx: WriteContext, item: ActionItemItem, key: string, urgent = false) {
  await ctx.notify({
    key: `council.notice.${key}`,
    params: { title: item.title, due: item.due },
    to: {
      units: [item.unit, ...item.coUnitIds],
      ...(item.ownerPersonId != null && { persons: [item.ownerPersonId] }),
    },
    urgency: urgent ? 'urgent' : 'normal',
    subject: { type: 'council.action', id: item.id },
    organisation: item.organisation,
  });
}

/** @throws Refusal unless every unit is known and named once */
export async function checkUnits(ctx: ReadContext, lead: string, others: readonly string[]): Promise<void> {
  const all = [lead, ...others];
  if (new Set(all).size < all.length) throw no('unitTwice', {}, 'coUnitIds', 'invalid');
  const known = await ctx.directory.units(all);
  if (!known.some(({ id }) => id === lead)) throw no('unknownUnit', {}, 'leadUnitId', 'not-found');
  if (known.length < all.length) throw no('unknownUnit', {}, 'coUnitIds', 'not-found');
}

/** Whoever did it, owns it or acts for its units does not verify it (domain.md, section 1). */
export function refuseOwn(ctx: ReadContext, item: ActionItemItem): void {
  const units = [item.unit, ...item.coUnitIds];
  const own =
    item.submittedBy === ctx.actorId ||
    (item.ownerPersonId != null && item.ownerPersonId === ctx.actorPersonId) ||
    ctx.actorUnitIds.some((unit) => units.includes(unit));
  if (own) throw no('verifierIsOwner', {}, 'actionId');
}
