import type { ReadContext } from '../context.js';
import type { No } from './no.js';

export interface PlacedUnit {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

/** @throws Refusal `unknownUnit` when there is no such unit in reach */
export const unitFinderOf =
  (no: No) =>
  async (ctx: ReadContext, unitId: string, field = 'unitId'): Promise<PlacedUnit> => {
    const [unit] = await ctx.directory.units([unitId]);
    if (!unit) throw no('unknownUnit', {}, field, 'invalid');
    return unit;
  };

/** The organisation in which a unit is registered, where it lies in the addressed one; else that. */
export async function placeOf(ctx: ReadContext, unit: PlacedUnit | undefined): Promise<string> {
  if (!unit) return ctx.organisation;
  const within = await ctx.directory.organisations();
  return within.some(({ code }) => code === unit.organisation) ? unit.organisation : ctx.organisation;
}

type NameOf = (id: string | null | undefined) => string;

/** Names of units by id; an unknown id stays as it is, none is a dash. */
export async function unitNames(
  ctx: ReadContext,
  ids: readonly (string | null | undefined)[],
): Promise<NameOf> {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
  const units = wanted.length > 0 ? await ctx.directory.units(wanted) : [];
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return (id) => (id ? (names.get(id) ?? id) : '—');
}

/** Names of organisations at or below the addressed one, by code; any other code stays as it is. */
export async function placeNames(ctx: ReadContext): Promise<(code: string) => string> {
  const names = new Map((await ctx.directory.organisations()).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

const isSystem = (id: string): boolean => id.startsWith('system:');

/** Names of those who acted, by id: a dash for those who were erased or may not be seen, nothing for the system. */
export async function actorNames(ctx: ReadContext, ids: readonly string[]): Promise<(id: string) => string> {
  const people = await ctx.directory.actors([...new Set(ids.filter((id) => !isSystem(id)))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (isSystem(id) ? '' : (names.get(id) ?? '—'));
}
