import { leadership } from '@heli/contracts/leadership';
import { answer, partsOf, sharesOf, type ReadContext, type TracePart } from '@heli/sdk';
import { KeptFact, type KeptFactItem } from '../entities/fact.entity.js';
import { no } from '../shared/no.js';
import { describe } from './subjects.js';

/** More facts than this are not folded for one answer. */
const most = 30_000;

/** Facts that may add to the window: none from before a flow's first day, a day early because days are local. */
async function factsFor(
  ctx: ReadContext,
  parts: readonly TracePart[],
  first: string | undefined,
): Promise<KeptFactItem[]> {
  const names = [...new Set(parts.map(({ source }) => source.event.type.slice('leadership.'.length)))];
  const flows = parts.every((part) => part.carry === 'flow');
  const from =
    first !== undefined && flows ? new Date(Date.parse(first) - 86_400_000).toISOString() : undefined;
  const where = { name: { $in: names }, ...(from === undefined ? {} : { at: { $gte: from } }) };
  if ((await ctx.em.count(KeptFact, where)) > most) throw no('tooMuchBehind', {}, 'period', 'too-many');
  return ctx.em.find(KeptFact, where, {
    orderBy: { at: 'asc', place: 'asc', id: 'asc' },
    disableIdentityMap: true,
  });
}

/** The records behind a number, with sums that can be held against its cell. */
export const recordsBehind = answer(leadership.queries.recordsBehind, async (ctx, input) => {
  if (!Object.hasOwn(leadership.metrics, input.metric)) throw no('unknownMetric', {}, 'metric', 'invalid');
  const parts = partsOf(leadership.metrics, input.metric);
  const facts = await factsFor(ctx, parts, input.period.first);
  const shares = sharesOf(parts, facts, { ...input.period, key: input.key }, (at) => ctx.clock.dayOf(at));
  shares.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const sum = (side: 'n' | 'd'): number => shares.reduce((total, share) => total + share[side], 0);
  const shown = shares.slice(input.offset, input.offset + input.limit);
  const wordsOf = await describe(
    ctx,
    shown.map(({ subject }) => subject),
  );
  const rows = shown.map(({ subject, n, d, at }) => ({ id: subject, ...wordsOf(subject), at, n, d }));
  return { n: sum('n'), d: sum('d'), total: shares.length, rows };
});
