import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { placeNames } from '@heli/sdk/kit';
import { Appeal, Entry } from '../entities/entry.entity.js';
import { Assessment, Redemption } from '../entities/recognition.entity.js';
import { Ground, Hours, Volunteer } from '../entities/service.entity.js';
import { recordsBehind as trace } from '../kit.js';
import { holderNames } from '../shared/holder.js';

interface Found {
  readonly id: string;
  readonly kind: string;
  /** Empty where the holder's name says it. */
  readonly title: string;
  readonly organisation: string;
  readonly unit?: string | null | undefined;
  readonly personId?: string | null | undefined;
}

async function recordsOf(ctx: ReadContext, ids: readonly string[]): Promise<Found[]> {
  const where = { id: { $in: [...ids] } };
  const of = (
    kind: string,
    rows: readonly (Omit<Found, 'kind' | 'title'> & { readonly title?: string })[],
  ): Found[] =>
    rows.map(({ id, organisation, unit, personId, title = '' }) => ({
      ...{ id, kind, title, organisation, unit, personId },
    }));
  const entries = await ctx.em.find(Entry, where);
  return [
    ...of(
      'entry',
      entries.map(({ id, organisation, unit, personId, code, amount }) => ({
        ...{ id, organisation, unit, personId, title: `${code} ${amount}` },
      })),
    ),
    ...of('appeal', await ctx.em.find(Appeal, where)),
    ...of('volunteer', await ctx.em.find(Volunteer, where)),
    ...of('hours', await ctx.em.find(Hours, where)),
    ...of('redemption', await ctx.em.find(Redemption, where)),
    ...of('assessment', await ctx.em.find(Assessment, where)),
    ...of('month', await ctx.em.find(Ground, where)),
  ];
}

/** What records are and what they are called, whatever they are. */
async function describe(ctx: ReadContext, ids: readonly string[]) {
  const found = await recordsOf(ctx, ids);
  const nameOf = await holderNames(ctx, found);
  const placeOf = await placeNames(ctx);
  const byId = new Map(found.map((one) => [one.id, one]));
  return (id: string) => {
    const one = byId.get(id);
    if (!one) return { kind: '—', title: '—', unit: '—' };
    const whose = one.unit || one.personId ? nameOf(one) : placeOf(one.organisation);
    return {
      kind: `incentives.record.${one.kind}`,
      title: one.title === '' ? whose : one.title,
      unit: whose,
    };
  };
}

/** The records behind a number, with sums that can be held against its cell. */
export const recordsBehind = answer(incentives.queries.recordsBehind, (ctx, input) =>
  trace(ctx, incentives, describe, input),
);
