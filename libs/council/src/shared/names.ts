import type { ReadContext } from '@heli/sdk';

const dash = '—';
type Id = string | null | undefined;

/** Names of units by id; an unknown one is a dash. */
export async function unitNames(ctx: ReadContext, ids: readonly Id[]): Promise<(id: Id) => string> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  const units = wanted.length > 0 ? await ctx.directory.units(wanted) : [];
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (id) => (id ? (names.get(id) ?? dash) : dash);
}

/** Names of persons by id: a dash for those who were erased or may not be seen. */
export async function personNames(ctx: ReadContext, ids: readonly Id[]): Promise<(id: Id) => string> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  const persons = wanted.length > 0 ? await ctx.directory.persons(wanted) : [];
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  return (id) => (id ? (names.get(id) ?? dash) : dash);
}

/** Names of those who acted, by the ids that facts carry; nothing for the system. */
export async function actorNames(ctx: ReadContext, ids: readonly string[]): Promise<(id: string) => string> {
  const isSystem = (id: string): boolean => id.startsWith('system:');
  const people = await ctx.directory.actors([...new Set(ids.filter((id) => !isSystem(id)))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (isSystem(id) ? '' : (names.get(id) ?? dash));
}
