import { coordination } from '@heli/contracts/coordination';
import {
  answer,
  partsOf,
  Refusal,
  sharesOf,
  type InputOf,
  type OutputOf,
  type ReadContext,
  type Share,
  type TracePart,
} from '@heli/sdk';
import { CaseEvent, type CaseEventItem } from '../case-event.entity.js';
import { Case } from '../case.entity.js';
import { unitNames } from '../directory.js';
import { categoryWord } from '../rules.js';
import { settings } from '../settings.js';
import { Whistle } from '../whistle.entity.js';

type Query = typeof coordination.queries.casesBehind;

/** More facts than this are not folded for one answer. */
const most = 30_000;

/** Facts that may add to the window: none from before a flow's first day, a day early because days are local. */
async function factsFor(
  ctx: ReadContext,
  parts: readonly TracePart[],
  first: string | undefined,
): Promise<CaseEventItem[]> {
  const names = [...new Set(parts.map(({ source }) => source.event.type.slice('coordination.'.length)))];
  const flows = parts.every((part) => part.carry === 'flow');
  const from =
    first !== undefined && flows ? new Date(Date.parse(first) - 86_400_000).toISOString() : undefined;
  const where = { name: { $in: names }, ...(from === undefined ? {} : { at: { $gte: from } }) };
  if ((await ctx.em.count(CaseEvent, where)) > most)
    throw new Refusal('too-many', 'coordination.refusal.tooMuchBehind', {}, 'period');
  return ctx.em.find(CaseEvent, where, {
    orderBy: { at: 'asc', place: 'asc', id: 'asc' },
    disableIdentityMap: true,
  });
}

/** The records behind a number, with sums that can be held against its cell. */
export const casesBehind = answer(coordination.queries.casesBehind, async (ctx, input) => {
  if (!Object.hasOwn(coordination.metrics, input.metric))
    throw new Refusal('invalid', 'coordination.refusal.unknownMetric', {}, 'metric');
  const parts = partsOf(coordination.metrics, input.metric);
  const facts = await factsFor(ctx, parts, input.period.first);
  const shares = sharesOf(parts, facts, { ...input.period, key: input.key }, (at) => ctx.clock.dayOf(at));
  shares.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const sum = (side: 'n' | 'd'): number => shares.reduce((total, share) => total + share[side], 0);
  return { n: sum('n'), d: sum('d'), total: shares.length, rows: await rowsOf(ctx, shares, input) };
});

async function rowsOf(
  ctx: ReadContext,
  shares: readonly Share[],
  { offset, limit }: InputOf<Query>,
): Promise<OutputOf<Query>['rows']> {
  const shown = shares.slice(offset, offset + limit);
  const ids = { id: { $in: shown.map((share) => share.subject) } };
  const cases = new Map((await ctx.em.find(Case, ids)).map((item) => [item.id, item]));
  const whistles = new Map((await ctx.em.find(Whistle, ids)).map((whistle) => [whistle.id, whistle]));
  const nameOf = await unitNames(
    ctx,
    [...cases.values()].map((item) => item.unit),
  );
  const rules = ctx.settings(settings);
  return shown.map(({ subject, n, d, at }) => {
    const item = cases.get(subject);
    const category = item?.category ?? whistles.get(subject)?.category;
    return {
      id: subject,
      number: item?.number ?? whistles.get(subject)?.title ?? '—',
      category: category ? categoryWord(rules, category) : '—',
      unit: nameOf(item?.unit),
      at,
      n,
      d,
    };
  });
}
