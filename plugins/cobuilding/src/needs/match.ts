import { cobuilding, type ClaimState } from '@heli/contracts/cobuilding';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { placeNames, unitNames } from '@heli/sdk/kit';
import { Claim, Need, type NeedItem } from '../entities/need.entity.js';
import { Resource, type ResourceItem } from '../entities/resource.entity.js';
import { find } from '../kit.js';
import { settings } from '../settings.js';
import { meanOf } from '../shared/rows.js';

type Proposal = OutputOf<typeof cobuilding.queries.matches>[number];

/** Steps from one organisation to another along the tree: none to itself, one to its parent, two to its sibling. */
function distanceIn(parents: ReadonlyMap<string, string | null>, a: string, b: string): number {
  const way = (from: string): string[] => {
    const steps: string[] = [];
    for (let at: string | null | undefined = from; at != null && !steps.includes(at); at = parents.get(at))
      steps.push(at);
    return steps;
  };
  const [up, down] = [way(a), way(b)];
  const meet = up.findIndex((code) => down.includes(code));
  return meet < 0 ? up.length + down.length : meet + down.indexOf(up[meet]!);
}

/** Nearer first, then what is there in time, then what was rated better, then who has kept more. */
const better = (a: Proposal, b: Proposal): number =>
  a.distance - b.distance ||
  Number(b.inTime) - Number(a.inTime) ||
  (b.rated ?? 0) - (a.rated ?? 0) ||
  b.kept - a.kept ||
  (a.id < b.id ? -1 : 1);

const over: readonly ClaimState[] = ['kept', 'broken'];

async function keptBy(ctx: ReadContext, units: readonly string[]) {
  const claims = await ctx.em.find(Claim, { unit: { $in: [...units] }, state: { $in: [...over] } });
  return (unit: string): { kept: number; ended: number } => {
    const own = claims.filter((claim) => claim.unit === unit);
    return { kept: own.filter(({ state }) => state === 'kept').length, ended: own.length };
  };
}

const inTime = ({ validFrom, validTo }: ResourceItem, wantedBy: string, today: string): boolean =>
  (validFrom ?? today) <= wantedBy && (validTo ?? today) >= today;

/** What may meet a need, and why it stands where it stands: for people to decide. */
export const matches = answer(cobuilding.queries.matches, async (ctx, { needId }) => {
  const need: NeedItem = await find(ctx, Need, needId, 'Need');
  const where = { kind: need.kind, state: 'open' as const, unit: { $ne: need.unit ?? '' } };
  const found = await ctx.em.find(Resource, where, { orderBy: { id: 'asc' }, limit: 500 });
  const units = found.map(({ unit }) => unit);
  const [nameOf, placeOf, tally] = [
    await unitNames(ctx, units),
    await placeNames(ctx),
    await keptBy(ctx, units),
  ];
  const parents = new Map((await ctx.directory.organisations()).map(({ code, parent }) => [code, parent]));
  const [today, wanted] = [ctx.clock.dayOf(ctx.now), ctx.clock.dayOf(need.wantedBy)];
  return found
    .map((item): Proposal => ({
      ...{ id: item.id, resourceId: item.id, title: item.title, unit: nameOf(item.unit), unitId: item.unit },
      ...{ organisation: item.organisation, place: placeOf(item.organisation) },
      distance: distanceIn(parents, need.organisation, item.organisation),
      inTime: inTime(item, wanted, today),
      ...{ rated: meanOf(item.ratingSum, item.ratings), ratings: item.ratings, ...tally(item.unit) },
    }))
    .sort(better)
    .slice(0, ctx.settings(settings).mostProposals);
});
