import type { SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery, type Kysely } from 'kysely';
import type { QueryType, WriteContext } from '@heli/sdk';
import { confinedTo } from '../database/confined.js';

/** What a thread's handler may ask the house for; what it holds is revoked when the handler ends. */
type Context = WriteContext;

/** What answers a handler's calls. */
export interface CallParts {
  readonly context: Context;
  /** What the names of its tables begin with. */
  readonly tables: string;
  /** A query of any contract that is there. */
  readonly queryNamed: (name: string) => QueryType | undefined;
}

type Call = (parts: CallParts, ...given: never[]) => Promise<unknown>;

/** A statement runs where the handler's own would: in its command's transaction, or on the reader. */
const sql: Call = ({ context, tables }, text: string, values: readonly unknown[]) => {
  const em = context.em as SqlEntityManager;
  const connection = em.getTransactionContext<Kysely<unknown>>() ?? em.getConnection().getClient<unknown>();
  return confinedTo(tables, () => connection.executeQuery(CompiledQuery.raw(text, [...values])));
};

/** A query that nobody has loaded is answered by its caller, with what it says for when it is absent. */
const ask: Call = async ({ context, queryNamed }, name: string, input: unknown) => {
  const query = queryNamed(name);
  return query ? { known: true, value: await context.ask(query, input) } : { known: false };
};

const attach: Call = (
  { context, queryNamed },
  ids: readonly string[],
  home: { readonly shownBy: string },
) => {
  const shownBy = queryNamed(home.shownBy);
  if (!shownBy) throw new Error(`A file is shown by "${home.shownBy}", which is no query.`);
  return context.files.attach(ids, { ...home, shownBy } as never);
};

const calls: Readonly<Record<string, Call>> = {
  sql,
  ask,
  'files.attach': attach,
  'files.of': ({ context }, subject) => context.files.of(subject),
  figures: ({ context }, wish) => context.figures(wish),
  suggestions: ({ context }, wanted) => context.suggestions(wanted),
  'directory.organisations': ({ context }) => context.directory.organisations(),
  'directory.above': ({ context }) => context.directory.above(),
  'directory.units': ({ context }, ids) => context.directory.units(ids),
  'directory.persons': ({ context }, ids) => context.directory.persons(ids),
  'directory.actors': ({ context }, ids) => context.directory.actors(ids),
  'ballots.turnout': ({ context }, id) => context.ballots.turnout(id),
  'ballots.standing': ({ context }, id) => context.ballots.standing(id),
  'ballots.open': ({ context }, id, opening) => context.ballots.open(id, opening),
  'ballots.cast': ({ context }, id, choices) => context.ballots.cast(id, choices),
  'ballots.close': ({ context }, id) => context.ballots.close(id),
  notify: ({ context }, notice) => context.notify(notice),
  number: ({ context }, series, options) => context.number(series, options),
};

/**
 * Carries out what a handler on a thread of its own asks the house for.
 * @throws what the house answers, or Error for what there is not
 */
export async function carryOut(parts: CallParts, name: string, given: readonly unknown[]): Promise<unknown> {
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!call) throw new Error(`A handler asks for "${name}", which there is not.`);
  return call(parts, ...(given as never[]));
}
