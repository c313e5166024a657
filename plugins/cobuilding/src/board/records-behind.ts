import { cobuilding } from '@heli/contracts/cobuilding';
import { answer, type ReadContext } from '@heli/sdk';
import { placeNames, unitNames } from '@heli/sdk/kit';
import { Agreement, Commitment } from '../entities/agreement.entity.js';
import { Need } from '../entities/need.entity.js';
import { Project } from '../entities/project.entity.js';
import { Registration, Station } from '../entities/register.entity.js';
import { Booking, Resource } from '../entities/resource.entity.js';
import { recordsBehind as trace } from '../kit.js';

interface Found {
  readonly id: string;
  readonly kind: string;
  /** Empty where the unit's name says it. */
  readonly title: string;
  readonly unit: string | null | undefined;
  readonly organisation: string;
}

async function recordsOf(ctx: ReadContext, ids: readonly string[]): Promise<Found[]> {
  const where = { id: { $in: [...ids] } };
  const of = (
    kind: string,
    rows: readonly (Omit<Found, 'kind' | 'title'> & { readonly title?: string })[],
  ): Found[] =>
    rows.map(({ id, title = '', unit, organisation }) => ({ id, kind, title, unit, organisation }));
  const commitments = await ctx.em.find(Commitment, where);
  return [
    ...of('resource', await ctx.em.find(Resource, where)),
    ...of('booking', await ctx.em.find(Booking, where)),
    ...of('need', await ctx.em.find(Need, where)),
    ...of('project', await ctx.em.find(Project, where)),
    ...of('agreement', await ctx.em.find(Agreement, where)),
    ...of(
      'commitment',
      commitments.map(({ id, text, unit, organisation }) => ({ id, title: text, unit, organisation })),
    ),
    ...of('registration', await ctx.em.find(Registration, where)),
    ...of('station', await ctx.em.find(Station, where)),
  ];
}

/** What records are and what they are called, whatever they are. */
async function describe(ctx: ReadContext, ids: readonly string[]) {
  const found = await recordsOf(ctx, ids);
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const placeOf = await placeNames(ctx);
  const byId = new Map(found.map((one) => [one.id, one]));
  return (id: string) => {
    const one = byId.get(id);
    if (!one) return { kind: '—', title: '—', unit: '—' };
    const unit = one.unit ? nameOf(one.unit) : placeOf(one.organisation);
    return { kind: `cobuilding.record.${one.kind}`, title: one.title === '' ? unit : one.title, unit };
  };
}

/** The records behind a number, with sums that can be held against its cell. */
export const recordsBehind = answer(cobuilding.queries.recordsBehind, (ctx, input) =>
  trace(ctx, cobuilding, describe, input),
);
