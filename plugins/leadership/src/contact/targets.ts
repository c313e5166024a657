import type { ReadContext } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import type { ContactPointItem } from '../entities/contact-point.entity.js';

type Target = Pick<ContactPointItem, 'unit' | 'organisation'>;

/** What contact points are at: a unit, or an organisation as a whole. */
export async function targetNames(
  ctx: ReadContext,
  points: readonly Target[],
): Promise<(point: Target) => string> {
  const nameOf = await unitNames(
    ctx,
    points.map(({ unit }) => unit),
  );
  const places = new Map((await ctx.directory.organisations()).map(({ code, name }) => [code, name]));
  return ({ unit, organisation }) => (unit ? nameOf(unit) : (places.get(organisation) ?? organisation));
}
