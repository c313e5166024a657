import { council } from '@heli/contracts/council';
import { answer, partsOf, sharesOf, type ReadContext, type TracePart } from '@heli/sdk';
import { ActionItem } from '../entities/action-item.entity.js';
import { AgendaItem } from '../entities/agenda-item.entity.js';
import { Body } from '../entities/body.entity.js';
import { KeptFact, type KeptFactItem } from '../entities/fact.entity.js';
import { Meeting } from '../entities/meeting.entity.js';
import { unitNames } from '../shared/names.js';
import { no } from '../shared/no.js';

/** More facts than this are not folded for one answer. */
const most = 30_000;
const dayMs = 86_400_000;

/** Facts that may add to the window: none from before a flow's first day, a day early because days are local. */
async function factsFor(
  ctx: ReadContext,
  parts: readonly TracePart[],
  first: string | undefined,
): Promise<KeptFactItem[]> {
  const names = [...new Set(parts.map(({ source }) => source.event.type.slice('council.'.length)))];
  const flows = parts.every((part) => part.carry === 'flow');
  const from = first !== undefined && flows ? new Date(Date.parse(first) - dayMs).toISOString() : undefined;
  const where = { name: { $in: names }, ...(from === undefined ? {} : { at: { $gte: from } }) };
  if ((await ctx.em.count(KeptFact, where)) > most) throw no('tooMuchBehind', {}, 'period', 'too-many');
  return ctx.em.find(KeptFact, where, {
    orderBy: { at: 'asc', place: 'asc', id: 'asc' },
    disableIdentityMap: true,
  });
}

/** What a record is called on a list, and the unit it belongs to. */
async function labelsOf(ctx: ReadContext, ids: readonly string[]) {
  const where = { id: { $in: [...ids] } };
  const items = await ctx.em.find(AgendaItem, where);
  const meetings = await ctx.em.find(Meeting, where);
  const actions = await ctx.em.find(ActionItem, where);
  const bodies = await ctx.em.find(Body, where);
  const unitOf = await unitNames(
    ctx,
    [...items, ...actions].map(({ unit }) => unit),
  );
  return new Map([
    ...[...items, ...actions].map(({ id, title, unit }) => [id, { title, unit: unitOf(unit) }] as const),
    ...meetings.map(({ id, title }) => [id, { title, unit: '—' }] as const),
    ...bodies.map(({ id, name }) => [id, { title: name, unit: '—' }] as const),
  ]);
}

export const recordsBehind = answer(council.queries.recordsBehind, async (ctx, input) => {
  if (!Object.hasOwn(council.metrics, input.metric)) throw no('unknownMetric', {}, 'metric', 'invalid');
  const parts = partsOf(council.metrics, input.metric);
  const facts = await factsFor(ctx, parts, input.period.first);
  const shares = sharesOf(parts, facts, { ...input.period, key: input.key }, (at) => ctx.clock.dayOf(at));
  shares.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const shown = shares.slice(input.offset, input.offset + input.limit);
  const labels = await labelsOf(
    ctx,
    shown.map(({ subject }) => subject),
  );
  const sum = (side: 'n' | 'd'): number => shares.reduce((total, share) => total + share[side], 0);
  return {
    n: sum('n'),
    d: sum('d'),
    total: shares.length,
    rows: shown.map(({ subject, n, d, at }) => ({
      id: subject,
      ...(labels.get(subject) ?? { title: '—', unit: '—' }),
      ...{ at, n, d },
    })),
  };
});
