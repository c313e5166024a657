import { coordination } from '@heli/contracts/coordination';
import { answer, partsOf, Refusal, sharesOf, type KeptFact, type ReadContext } from '@heli/sdk';
import { Dossier, type DossierRow } from './dossier.entity.js';
import { unitNames } from './places.js';
import { isFact } from './queries.js';
import { wordOf } from './settings.js';
import { blownIn, inside } from './tell.js';
import { arrivalsIn, isOver } from './whistles.js';

const { queries, metrics } = coordination;

async function allWhistles(ctx: ReadContext) {
  const rows = await ctx.em.find(Dossier, { kind: 'whistle' }, { orderBy: { id: 'asc' } });
  const nameOf = await unitNames(
    ctx,
    rows.flatMap((row) => blownIn(row).calledUnitIds),
  );
  return rows.map((row) => {
    const { at, calledUnitIds, ...blown } = blownIn(row);
    const there = arrivalsIn(row);
    const first = row.facts.find(({ name }) => name === 'whistleBlown')!;
    return {
      ...{ row, blown, blownAt: at, over: isOver(row), words: row.words[first.id] ?? {} },
      ...{
        arrived: there.size,
        called: calledUnitIds.length,
        arrivals: `${String(there.size)}/${String(calledUnitIds.length)}`,
      },
      awaited: calledUnitIds
        .filter((id) => !there.has(id))
        .map(nameOf)
        .join(', '),
    };
  });
}

export const whistles = answer(queries.whistles, async (ctx, { offset, limit }) => {
  const all = (await allWhistles(ctx)).sort((a, b) => (a.blownAt < b.blownAt ? 1 : -1));
  return all.slice(offset, offset + limit).map(({ row, blown, blownAt, over, words, arrivals, awaited }) => ({
    ...{ id: row.id, whistleId: row.id, kind: blown.kind, organisation: row.organisation, arrivals, awaited },
    ...{ state: over ? ('concluded' as const) : ('blown' as const), title: words['title'] ?? '' },
    ...{ caseId: blown.caseId ?? null, blownAt, arriveBy: blown.arriveBy },
  }));
});

export const whistleBoard = answer(queries.whistleBoard, async (ctx) => {
  const live = (await allWhistles(ctx)).filter(({ over }) => !over);
  const first = live.sort((a, b) => (a.blown.arriveBy < b.blown.arriveBy ? -1 : 1)).slice(0, 20);
  return first.map(({ row, blown, words, arrived, called, arrivals, awaited }) => ({
    ...{ id: row.id, kind: `coordination.kind.${blown.kind}`, arriveBy: blown.arriveBy },
    ...{ category: blown.category === undefined ? '' : wordOf(blown.category) },
    ...{ title: words['title'] ?? '', place: words['place'] ?? '', arrived, called, arrivals, awaited },
  }));
});

/** A dossier's facts as the contract's folds see them. */
const factsIn = (row: DossierRow): KeptFact[] =>
  row.facts.filter(isFact).map((told) => ({ ...told, organisation: row.organisation, subject: row.id }));

export const casesBehind = answer(
  queries.casesBehind,
  async (ctx, { metric, period, key, offset, limit }) => {
    if (!Object.hasOwn(metrics, metric))
      throw new Refusal('invalid', 'coordination.refusal.unknownMetric', {}, 'metric');
    const rows = new Map((await ctx.em.find(Dossier, {})).map((row) => [row.id, row]));
    const facts = [...rows.values()]
      .flatMap(factsIn)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const shares = sharesOf(partsOf(metrics, metric), facts, { ...period, key }, (at) => ctx.clock.dayOf(at));
    const sum = (side: 'n' | 'd'): number => shares.reduce((total, share) => total + share[side], 0);
    const shown = shares
      .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
      .slice(offset, offset + limit);
    const subjects = shown.map((share) => described(ctx, rows.get(share.subject)!));
    const nameOf = await unitNames(
      ctx,
      subjects.map(({ unit }) => unit),
    );
    return {
      ...{ n: sum('n'), d: sum('d'), total: shares.length },
      rows: shown.map(({ subject: id, at, n, d }, i) => {
        const { number, category, unit } = subjects[i]!;
        return { id, number, category: category ? wordOf(category) : '—', unit: nameOf(unit), at, n, d };
      }),
    };
  },
);

function described(
  ctx: ReadContext,
  row: DossierRow,
): { number: string; category: string | undefined; unit: string | null } {
  if (row.kind === 'case') return inside(ctx, row);
  const first = row.facts.find(({ name }) => name === 'whistleBlown')!;
  return { number: row.words[first.id]?.['title'] ?? '—', category: blownIn(row).category, unit: null };
}
