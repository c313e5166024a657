import { z } from 'zod';
import type { ReadContext } from '../context.js';
import type { Contract } from '../contract.js';
import { partsOf, sharesOf, type TracePart } from '../trace.js';
import type { KeptFactEntity, KeptFactItem } from './kept-fact.js';
import type { No } from './no.js';
import { page } from './parts.js';

const day = z.iso.date();

/** What a contract's trace query takes: a metric, business days, both included, and a key. */
export const recordsBehindInput = z.strictObject({
  metric: z.string().max(60),
  period: z.strictObject({ first: day.optional(), last: day }),
  key: z.string().max(60).optional(),
  ...page,
});
const whole = z.number().int();
/** What it answers: the records, and sums over all of them, so that they can be held against the cell. */
export const recordsBehindOutput = z.object({
  n: whole,
  d: whole,
  total: whole,
  rows: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      title: z.string(),
      unit: z.string(),
      at: z.string(),
      n: whole,
      d: whole,
    }),
  ),
});
export const nothingBehind: z.output<typeof recordsBehindOutput> = { n: 0, d: 0, total: 0, rows: [] };

/** What records are and what they are called, whatever they are. */
export type Describe = (
  ctx: ReadContext,
  ids: readonly string[],
) => Promise<(id: string) => { readonly kind: string; readonly title: string; readonly unit: string }>;

/** More facts than this are not folded for one answer. */
const most = 30_000;

/** Facts that may add to the window: none from before a flow's first day, a day early because days are local. */
async function factsFor(
  ctx: ReadContext,
  KeptFact: KeptFactEntity,
  no: No,
  parts: readonly TracePart[],
  first: string | undefined,
): Promise<KeptFactItem[]> {
  const local = (type: string): string => type.slice(type.indexOf('.') + 1);
  const names = [...new Set(parts.map(({ source }) => local(source.event.type)))];
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

/** Finds the records behind a number by the contract's own folds over the kept facts. */
export const tracerOf =
  (KeptFact: KeptFactEntity, no: No) =>
  async (
    ctx: ReadContext,
    { metrics }: Pick<Contract, 'metrics'>,
    describe: Describe,
    input: z.output<typeof recordsBehindInput>,
  ): Promise<z.output<typeof recordsBehindOutput>> => {
    if (!Object.hasOwn(metrics, input.metric)) throw no('unknownMetric', {}, 'metric', 'invalid');
    const parts = partsOf(metrics, input.metric);
    const facts = await factsFor(ctx, KeptFact, no, parts, input.period.first);
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
  };
