import type { EntitySchema } from '@mikro-orm/core';
import type { CommandType, InputOf, QueryType } from './command.js';
import type { z } from 'zod';
import type { ReadContext, WriteContext } from './context.js';
import type { Contract, Locales } from './contract.js';
import type { EventData, EventDetail, EventType, FactWithDetail } from './event.js';
import { faultInPersonal, type Personal } from './personal.js';
import type { Settings } from './settings.js';
import type { Takeover } from './takeover.js';

export interface CommandHandler<C extends CommandType = CommandType> {
  readonly of: C;
  readonly handle: (ctx: WriteContext, input: InputOf<C>) => Promise<z.input<C['output']>>;
}
export interface QueryAnswer<Q extends QueryType = QueryType> {
  readonly of: Q;
  readonly answer: (ctx: ReadContext, input: InputOf<Q>) => Promise<z.input<Q['output']>>;
}
export interface Reaction {
  readonly of: EventType;
  /** Whether facts brought in by an import reach it too. */
  readonly imported: boolean;
  /** Whether it waits until the numbers count the fact, since it reads them. */
  readonly afterNumbers: boolean;
  readonly react: (ctx: WriteContext, fact: FactWithDetail<never, never>) => Promise<void>;
}

/** The plugin's way of carrying out a command of the contract. */
export const handle = <C extends CommandType>(
  of: C,
  run: CommandHandler<C>['handle'],
): CommandHandler<C> => ({
  of,
  handle: run,
});
/** The plugin's answer to a query of the contract. */
export const answer = <Q extends QueryType>(of: Q, run: QueryAnswer<Q>['answer']): QueryAnswer<Q> => ({
  of,
  answer: run,
});
/** What the mechanism does when a fact appears, as `system:<mechanism>`. */
export const react = <E extends EventType>(
  of: E,
  run: (ctx: WriteContext, fact: FactWithDetail<EventData<E>, EventDetail<E>>) => Promise<void>,
  options: { imported?: boolean; afterNumbers?: boolean } = {},
): Reaction => ({
  of,
  react: run,
  imported: options.imported ?? false,
  afterNumbers: options.afterNumbers ?? false,
});

/** A forward change of the plugin's own tables, in the SQL that both databases speak or per dialect. */
export interface TableMigration {
  /** `0001-case` */
  readonly name: string;
  readonly up: (dialect: 'sqlite' | 'postgresql') => readonly string[];
}

/**
 * An entity that has no `unit` or no `owner` of its own is seen with the row of another that it belongs to, by whoever
 * sees that: `{ entity: CaseEvent, property: 'subject', with: Case }`. Of several, one is enough.
 */
export interface SeenWith {
  readonly entity: EntitySchema;
  /** The property that names the other's row. */
  readonly property: string;
  readonly with: EntitySchema;
  /** The other's property that is named; `id` if left out. */
  readonly key?: string;
}

type Commands<C extends Contract> = { readonly [K in keyof C['commands']]: CommandHandler<C['commands'][K]> };
type Queries<C extends Contract> = { readonly [K in keyof C['queries']]: QueryAnswer<C['queries'][K]> };

/** One way of doing what a contract says. */
export interface Mechanism<C extends Contract = Contract> {
  readonly id: string;
  readonly version: string;
  /** Range of SDK versions it was written against. */
  readonly sdk: string;
  readonly implements: C;
  readonly settings: Settings;
  readonly entities: readonly EntitySchema[];
  /** How entities without a scope of their own are reached; one that can't be reached stops the mechanism at start. */
  readonly seenWith: readonly SeenWith[];
  /**
   * Entities that belong to an organisation as a whole, such as a register or an agenda: a scope of one's own or of
   * one's own unit does not cut them, since there is nothing in them that is anybody's own.
   */
  readonly common: readonly EntitySchema[];
  /**
   * Entities whose rows hold for everything below where they stand, such as rules: seen from there too, though changed
   * only where they stand (docs/decisions/0041).
   */
  readonly inherited: readonly EntitySchema[];
  /** What each entity keeps about persons; one that does not say stops the mechanism at start. */
  readonly personal: readonly Personal[];
  readonly migrations: readonly TableMigration[];
  /**
   * Refusals by which duties are kept apart, as locale keys: whoever did the one does not decide on it. Their words stand
   * beside what the mechanism may do, so that everybody can read them.
   */
  readonly apart: readonly string[];
  readonly commands: Commands<C>;
  readonly queries: Queries<C>;
  readonly reactions: readonly Reaction[];
  /**
   * How it rebuilds its tables from the contract's facts where another mechanism has recorded them: without any it can't
   * be activated there.
   */
  readonly takesOver: readonly Takeover[];
  readonly locales: Locales;
  /** Import profiles it ships, by name (see the CLI's `import cases`). */
  readonly importProfiles: Readonly<Record<string, unknown>>;
}

type Optional =
  'reactions' | 'takesOver' | 'importProfiles' | 'seenWith' | 'common' | 'inherited' | 'personal' | 'apart';
type MechanismSpec<C extends Contract> = Omit<Mechanism<C>, Optional> & Partial<Pick<Mechanism<C>, Optional>>;

/** What the kernel handles: a mechanism of any contract. */
export type AnyMechanism = Omit<Mechanism, 'commands' | 'queries'> & {
  readonly commands: Readonly<
    Record<string, { of: CommandType; handle: (ctx: WriteContext, input: never) => Promise<unknown> }>
  >;
  readonly queries: Readonly<
    Record<string, { of: QueryType; answer: (ctx: ReadContext, input: never) => Promise<unknown> }>
  >;
};

/**
 * Declares a mechanism: the table of contents of a plugin. A missing or wrong handler does not compile.
 * @throws Error with a sentence that names the plugin and the place, at start
 */
export function defineMechanism<C extends Contract>(spec: MechanismSpec<C>): Mechanism<C> {
  const mechanism = {
    ...{
      reactions: [],
      takesOver: [],
      importProfiles: {},
      seenWith: [],
      common: [],
      inherited: [],
      personal: [],
      apart: [],
    },
    ...spec,
  };
  const said = { ...spec.implements.locales.en, ...spec.locales.en };
  const wordless = mechanism.apart.find((key) => said[key] === undefined);
  if (wordless !== undefined)
    throw new Error(`Mechanism "${spec.id}": what it keeps apart has no words: "${wordless}".`);
  const silent = faultInPersonal(mechanism.entities, mechanism.personal);
  if (silent) throw new Error(`Mechanism "${spec.id}": ${silent}`);
  const swapped = [
    ...Object.entries<CommandHandler>(mechanism.commands),
    ...Object.entries<QueryAnswer>(mechanism.queries),
  ].find(([key, handler]) => handler.of.name !== `${spec.implements.id}.${key}`);
  if (swapped) {
    throw new Error(
      `Mechanism "${spec.id}": "${swapped[0]}" is bound to the handler of "${swapped[1].of.name}".`,
    );
  }
  const foreign = mechanism.takesOver.find(({ of }) => !of.type.startsWith(`${spec.implements.id}.`));
  if (foreign)
    throw new Error(
      `Mechanism "${spec.id}": it can take over no fact of another contract: "${foreign.of.type}".`,
    );
  return mechanism;
}
