import type { PostTitle } from '@heli/contracts/leadership';
import type { ReadContext } from '@heli/sdk';
import { no } from './no.js';

interface PlacedUnit {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

/** @throws Refusal when there is no such unit in reach */
export async function unitOf(ctx: ReadContext, unitId: string): Promise<PlacedUnit> {
  const [unit] = await ctx.directory.units([unitId]);
  if (!unit) throw no('unknownUnit', {}, 'unitId', 'invalid');
  return unit;
}

/** The organisation in which a unit is registered, where it lies in the addressed one; else that. */
export async function placeOf(ctx: ReadContext, unit: PlacedUnit | undefined): Promise<string> {
  if (!unit) return ctx.organisation;
  const within = await ctx.directory.organisations();
  return within.some(({ code }) => code === unit.organisation) ? unit.organisation : ctx.organisation;
}

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

interface Held {
  readonly unit?: string | null | undefined;
  readonly postTitle?: PostTitle | null | undefined;
}
export const postWord = (title: PostTitle): string => `leadership.postTitle.${title}`;

/** Whose it is, without naming a person: the unit's name, or the word of the post. */
export async function holderNames(
  ctx: ReadContext,
  held: readonly Held[],
): Promise<(one: Held | undefined) => string> {
  const nameOf = await unitNames(
    ctx,
    held.map(({ unit }) => unit),
  );
  return (one) => (one?.postTitle ? postWord(one.postTitle) : nameOf(one?.unit));
}

/** Names of those who acted, by id: a dash for those who were erased or may not be seen, nothing for the system. */
export async function actorNames(ctx: ReadContext, ids: readonly string[]): Promise<(id: string) => string> {
  const people = await ctx.directory.actors([...new Set(ids.filter((id) => !isSystem(id)))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (isSystem(id) ? '' : (names.get(id) ?? '—'));
}

const isSystem = (id: string): boolean => id.startsWith('system:');
