import { Refusal, type ReadContext } from '@heli/sdk';

/** @throws Refusal when the organisation doesn't lie in the addressed one */
export async function checkOrganisation(ctx: ReadContext, code: string | undefined): Promise<string> {
  if (code === undefined || code === ctx.organisation) return ctx.organisation;
  const within = await ctx.directory.organisations();
  if (within.some((organisation) => organisation.code === code)) return code;
  throw new Refusal('invalid', 'coordination.refusal.unknownOrganisation', {}, 'organisation');
}

/** @throws Refusal when a unit doesn't exist or is named twice */
export async function checkUnits(ctx: ReadContext, ids: readonly string[], field: string): Promise<void> {
  if (new Set(ids).size < ids.length)
    throw new Refusal('invalid', 'coordination.refusal.unitTwice', {}, field);
  const known = await ctx.directory.units(ids);
  if (known.length < ids.length) throw new Refusal('invalid', 'coordination.refusal.unknownUnit', {}, field);
}

/** Names of those who acted, by id: a dash for those who were erased or may not be seen, nothing for the system. */
export async function actorNames(ctx: ReadContext, ids: readonly string[]): Promise<(id: string) => string> {
  const people = await ctx.directory.actors([...new Set(ids.filter((id) => !isSystem(id)))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (isSystem(id) ? '' : (names.get(id) ?? '—'));
}

const isSystem = (id: string): boolean => id.startsWith('system:');

/** Names of units by id; an unknown id stays as it is. */
export async function unitNames(
  ctx: ReadContext,
  ids: readonly (string | null | undefined)[],
): Promise<(id: string | null | undefined) => string> {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
  const units = wanted.length > 0 ? await ctx.directory.units(wanted) : [];
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return (id) => (id ? (names.get(id) ?? id) : '—');
}
