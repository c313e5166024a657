import { coordination } from '@heli/contracts/coordination';
import { answer, type ReadContext } from '@heli/sdk';
import { placeNames } from '@heli/sdk/kit';
import { Dispute, Ground, Hazard, Patrol, Visit } from '../entities/affair.entity.js';
import { Assembly, Hearing, Openness, Opinion, Request } from '../entities/deliberation.entity.js';
import { recordsBehind as trace } from '../kit.js';

interface Found {
  readonly id: string;
  readonly organisation: string;
  readonly title?: string;
}

async function recordsOf({ em }: ReadContext, ids: readonly string[]): Promise<(Found & { kind: string })[]> {
  const where = { id: { $in: [...ids] } };
  const of = (kind: string, rows: readonly Found[]) => rows.map((one) => ({ ...one, kind }));
  // Of a dispute the place says enough: who quarrels is for those who mediate.
  const placed = (rows: readonly Found[]): Found[] =>
    rows.map(({ id, organisation }) => ({ id, organisation }));
  return [
    ...of('dispute', placed(await em.find(Dispute, where))),
    ...of('hazard', await em.find(Hazard, where)),
    ...of('patrol', placed(await em.find(Patrol, where))),
    ...of('visit', placed(await em.find(Visit, where))),
    ...of('month', placed(await em.find(Ground, where))),
    ...of('hearing', placed(await em.find(Hearing, where))),
    ...of('opinion', placed(await em.find(Opinion, where))),
    ...of('assembly', await em.find(Assembly, where)),
    ...of('openness', await em.find(Openness, where)),
    ...of('request', await em.find(Request, where)),
  ];
}

/** What records are and what they are called, whatever they are. */
async function describe(ctx: ReadContext, ids: readonly string[]) {
  const placeOf = await placeNames(ctx);
  const byId = new Map((await recordsOf(ctx, ids)).map((one) => [one.id, one]));
  return (id: string) => {
    const one = byId.get(id);
    if (!one) return { kind: '—', title: '—', unit: '—' };
    const place = placeOf(one.organisation);
    return { kind: `coordination.record.${one.kind}`, title: one.title ?? place, unit: place };
  };
}

/** The records behind a number of affairs, with sums that can be held against its cell. */
export const recordsBehind = answer(coordination.queries.recordsBehind, (ctx, input) =>
  trace(ctx, coordination, describe, input),
);
