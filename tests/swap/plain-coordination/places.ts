import { Refusal, type ReadContext } from '@heli/sdk';

export async function checkOrganisation(ctx: ReadContext, code = ctx.organisation): Promise<string> {
  const known = await ctx.directory.organisations();
  if (code === ctx.organisation || known.some((each) => each.code === code)) return code;
  throw new Refusal('invalid', 'coordination.refusal.unknownOrganisation', {}, 'organisation');
}

export async function checkUnits(ctx: ReadContext, ids: readonly string[], field: string): Promise<void> {
  const distinct = new Set(ids).size;
  if (distinct < ids.length) throw new Refusal('invalid', 'coordination.refusal.unitTwice', {}, field);
  if ((await ctx.directory.units(ids)).length < distinct)
    throw new Refusal('invalid', 'coordination.refusal.unknownUnit', {}, field);
}

/** What units are called; one that is not known, by its id. */
export async function unitNames(
  ctx: ReadContext,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const known = new Map((await ctx.directory.units(wanted)).map(({ id, name }) => [id, name]));
  return (id) => (id === null ? '—' : (known.get(id) ?? id));
}
