import type { ReadContext } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import { no, unitOf } from '../kit.js';

/** Whose points: a unit's or a person's. */
export interface Holder {
  readonly unitId?: string | undefined;
  readonly personId?: string | undefined;
}
interface Row {
  readonly unit?: string | null | undefined;
  readonly personId?: string | null | undefined;
}

/** Key of a holder's account. */
export const keyOf = ({ unitId, personId }: Holder): string =>
  personId === undefined ? `unit:${unitId!}` : `person:${personId}`;
export const holderOf = (key: string): Holder => {
  const id = key.slice(key.indexOf(':') + 1);
  return key.startsWith('person:') ? { personId: id } : { unitId: id };
};

/** What a fact says of a row's holder. */
export const heldBy = ({ unit, personId }: Row): Holder => ({
  ...(personId ? { personId } : unit ? { unitId: unit } : {}),
});
/** The columns of a row that say whose it is. */
export const columnsOf = ({ unitId, personId }: Holder) => ({
  unit: unitId ?? null,
  personId: personId ?? null,
});

/**
 * A unit or a person that are known here, one of the two.
 * @throws Refusal that names the field
 */
export async function knownHolder(ctx: ReadContext, { unitId, personId }: Holder): Promise<Holder> {
  if ((unitId === undefined) === (personId === undefined)) throw no('oneHolder', {}, 'unitId', 'invalid');
  if (unitId !== undefined) {
    await unitOf(ctx, unitId);
    return { unitId };
  }
  const [person] = await ctx.directory.persons([personId!]);
  if (!person) throw no('unknownPerson', {}, 'personId', 'invalid');
  return { personId };
}

/** Whoever asks: the unit that they name and act for, or themselves. */
export function ownHolder(ctx: ReadContext, unitId: string | undefined): Holder {
  if (unitId !== undefined) {
    if (!ctx.actorUnitIds.includes(unitId)) throw no('notYourUnit', {}, 'unitId', 'forbidden');
    return { unitId };
  }
  if (ctx.actorPersonId === undefined) throw no('noPerson');
  return { personId: ctx.actorPersonId };
}

/** Names of holders of rows: of persons only for whoever may see them. */
export async function holderNames(ctx: ReadContext, rows: readonly Row[]): Promise<(row: Row) => string> {
  const nameOf = await unitNames(
    ctx,
    rows.map(({ unit }) => unit),
  );
  const ids = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
  const persons = ids.length > 0 ? await ctx.directory.persons(ids) : [];
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  return ({ unit, personId }) => (personId ? (names.get(personId) ?? '—') : nameOf(unit));
}
