import type { Catalogue, MechanismEntry } from '@heli/protocol';
import { asSchema, fieldsOf, type Schema } from '../form/schema.js';

export type Page = MechanismEntry['pages'][number];

/** A page and the mechanism whose contract declares it. */
export interface PageOf {
  readonly mechanism: MechanismEntry;
  readonly page: Page;
}

/** All pages there are, each contract's once, whoever implements it; the kernel's own come last. */
export function pagesOf(catalogue: Catalogue): PageOf[] {
  const seen = new Set<string>();
  const kernelLast = [...catalogue.mechanisms].sort(
    (a, b) => Number(a.contract === 'core') - Number(b.contract === 'core'),
  );
  return kernelLast.flatMap((mechanism) => {
    if (mechanism.pages.length === 0 || seen.has(mechanism.contract)) return [];
    seen.add(mechanism.contract);
    return mechanism.pages.map((page) => ({ mechanism, page }));
  });
}

const named = <T extends { readonly name: string }>(
  mechanism: MechanismEntry,
  all: readonly T[],
  name: string,
): T | undefined => all.find((one) => one.name === `${mechanism.contract}.${name}`);

/** A query of the mechanism's contract by its short name. */
export const queryOf = (
  mechanism: MechanismEntry,
  name: string,
): MechanismEntry['queries'][number] | undefined => named(mechanism, mechanism.queries, name);

export interface Command {
  /** Without its contract. */
  readonly name: string;
  readonly fullName: string;
  readonly schema: Schema;
}

/** The commands a page lists, as far as the catalogue knows them. */
export const commandsOf = ({ mechanism, page }: PageOf): Command[] =>
  page.commands.flatMap((name) => {
    const found = named(mechanism, mechanism.commands, name);
    return found ? [{ name, fullName: found.name, schema: asSchema(found.input) }] : [];
  });

const pointsAtRow = (field: string): boolean => field.endsWith('Id');

/** The fields of a command that a row fills: ids of the same name, such as `caseId`. */
export const filledBy = (command: Command, row: Readonly<Record<string, unknown>>): string[] =>
  fieldsOf(command.schema)
    .map(([name]) => name)
    .filter((name) => pointsAtRow(name) && row[name] !== undefined && row[name] !== null);

/** Commands that need no row: nothing they require is an id that the list's rows have. */
export function commandsOfPage(all: readonly Command[], list: Schema): Command[] {
  const columns = new Set(fieldsOf(asSchema(list.items)).map(([name]) => name));
  return all.filter(
    ({ schema }) => !(schema.required ?? []).some((name) => pointsAtRow(name) && columns.has(name)),
  );
}
