import type { WriteContext } from '@heli/sdk';
import { computeEntry, reverseEntry } from '../entries/entries.js';
import { Entry } from '../entities/entry.entity.js';
import { Rule, type RuleItem } from '../entities/rule.entity.js';
import { liveEntries } from '../life-cycles.js';
import { pay } from './occasions.js';
import type { Change } from './rules.js';

/**
 * Carries out what a change of a rule changes: what was paid otherwise is taken back by a reversing entry, and what is due
 * is computed anew. What people decided keeps its points; only its share of the caps is reckoned anew.
 * @returns how many payments differ
 */
export async function carryOut(
  ctx: WriteContext,
  series: string,
  changes: readonly Change[],
): Promise<number> {
  let changed = 0;
  for (const change of changes) if (await carry(ctx, series, change)) changed += 1;
  return changed;
}

async function carry(
  ctx: WriteContext,
  series: string,
  { payment, due, occasion, after }: Change,
): Promise<boolean> {
  if (!payment) {
    await pay(ctx, series, occasion, due!);
    return true;
  }
  payment.due = after;
  if (payment.decided) return false;
  const entry = payment.entryId ? await ctx.em.findOne(Entry, { id: payment.entryId }) : null;
  if (entry && liveEntries.includes(entry.state)) await reverseEntry(ctx, entry);
  payment.entryId = null;
  if (!due || after === 0) return true;
  const rule = (await ctx.em.findOne(Rule, { id: due.version.id })) as RuleItem;
  await computeEntry(ctx, payment, occasion, { rule, amount: after, capped: due.capped });
  return true;
}
