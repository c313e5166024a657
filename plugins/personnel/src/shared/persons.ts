import type { ReadContext } from '@heli/sdk';
import { no } from '../kit.js';

/**
 * The name of a person, or a dash for whoever may not see persons.
 * @throws Refusal `unknownPerson` where there is no such person within reach
 */
export async function knownPerson(ctx: ReadContext, personId: string, field = 'personId'): Promise<string> {
  const [person] = await ctx.directory.persons([personId]);
  if (!person) throw no('unknownPerson', {}, field, 'invalid');
  return person.name;
}

/** @throws Refusal `noPerson` where the account belongs to nobody of the register */
export function ownPerson(ctx: ReadContext): string {
  if (ctx.actorPersonId === undefined) throw no('noPerson');
  return ctx.actorPersonId;
}

/** @throws Refusal `ownFile`: nobody keeps their own file */
export function notOneself(ctx: ReadContext, personId: string): void {
  if (personId === ctx.actorPersonId) throw no('ownFile', {}, 'personId');
}

/** Names of persons, for whoever may see them; a dash for everybody else. */
export async function personNames(
  ctx: ReadContext,
  ids: readonly (string | null | undefined)[],
): Promise<(id: string | null | undefined) => string> {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
  const persons = wanted.length > 0 ? await ctx.directory.persons(wanted) : [];
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  return (id) => (id ? (names.get(id) ?? '—') : '');
}
