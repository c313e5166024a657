import type { z } from 'zod';
import type { Audience, Permission } from './access.js';
import type { BoardNotice } from './board.js';
import type { Document } from './document.js';

/** The only way to change anything: who may, what goes in, what comes out. */
export interface CommandType<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'command';
  /** `<owner>.<imperative>` */
  readonly name: string;
  readonly permission: Permission;
  readonly input: Input;
  readonly output: Output;
  /** Brings history in: facts carry `imported: true` and may have happened long ago. */
  readonly importing: boolean;
  /**
   * Casts a ballot: nothing is kept of who sent what. Its handler leaves no fact, has no `em` (it asks
   * queries for what it needs) and answers `{}`; sent again, it runs again, and the roll answers.
   */
  readonly secret: boolean;
}

/** The only way to ask, with an answer for when no mechanism is active. */
export interface QueryType<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'query';
  /** `<owner>.<noun>` */
  readonly name: string;
  readonly permission: Permission;
  readonly input: Input;
  readonly output: Output;
  readonly whenAbsent: z.output<Output>;
  readonly live: LiveQuery | undefined;
  /** Answers a paper ({@link documentOutput}, or null): also served as a file of its own. */
  readonly document: boolean;
  /**
   * Answers what stands on the public board ({@link boardInput}, {@link boardOutput}): everybody may read it without
   * being known, as a page. The handler answers nothing that is not meant for the audience `public`.
   */
  readonly board: boolean;
}

/** A query that walls watch. Its answer is a list of rows, cut to the fields its audience may see. */
export interface LiveQuery {
  /** Names of events (full types) after which the answer may have changed. */
  readonly on: readonly string[];
  /** At most so many rows reach a wall. */
  readonly limit: number;
  /** At most one evaluation in this time, in milliseconds. */
  readonly everyMs: number;
  /** Evaluated every few seconds too: time moves it, or what nobody is told of, such as a slip in a secret ballot. */
  readonly movesByItself?: boolean;
  /** Fields per audience; an audience that is not named sees nothing. */
  readonly fields: Readonly<Partial<Record<Audience, readonly string[]>>>;
}

type CommandSpec<I extends z.ZodType, O extends z.ZodType> = Pick<
  CommandType<I, O>,
  'permission' | 'input' | 'output'
> & {
  readonly importing?: boolean;
  readonly secret?: boolean;
};
type QuerySpec<I extends z.ZodType, O extends z.ZodType> = Pick<
  QueryType<I, O>,
  'permission' | 'input' | 'output' | 'whenAbsent'
> & { readonly live?: LiveQuery; readonly document?: boolean; readonly board?: boolean };

export const command = <I extends z.ZodType, O extends z.ZodType>(
  spec: CommandSpec<I, O>,
): CommandSpec<I, O> => spec;
export const query = <I extends z.ZodType, O extends z.ZodType>(spec: QuerySpec<I, O>): QuerySpec<I, O> =>
  spec;

type NamedCommands<S> = {
  readonly [K in keyof S]: S[K] extends CommandSpec<infer I, infer O> ? CommandType<I, O> : never;
};
type NamedQueries<S> = {
  readonly [K in keyof S]: S[K] extends QuerySpec<infer I, infer O> ? QueryType<I, O> : never;
};

/**
 * Names the commands of an owner: `defineCommands('coordination', { report })` gives `coordination.report`.
 * @throws Error with a sentence that names the command, at start
 */
export function defineCommands<S extends Record<string, CommandSpec<z.ZodType, z.ZodType>>>(
  owner: string,
  specs: S,
): NamedCommands<S> {
  const named = Object.entries(specs).map(([name, spec]) => {
    if (spec.secret && !spec.output.safeParse({}).success)
      throw new Error(`Command "${owner}.${name}" is secret: its output is {}, which its schema must allow.`);
    const type: CommandType = {
      ...spec,
      kind: 'command',
      name: `${owner}.${name}`,
      importing: spec.importing ?? false,
      secret: spec.secret ?? false,
    };
    return [name, type];
  });
  return Object.fromEntries(named) as NamedCommands<S>;
}

const sample: Document = { fileName: 'x', mediaType: 'text/html', encoding: 'utf8', content: '' };
const notice: BoardNotice = { id: 'x', title: 'x', language: 'en', content: '', from: '', to: null };

/** @throws Error with a sentence that names the query */
function checkShape(name: string, { input, output, document, board }: QuerySpec<z.ZodType, z.ZodType>): void {
  if (document && !(output.safeParse(sample).success && output.safeParse(null).success))
    throw new Error(`Query "${name}" is a document: its output is documentOutput.nullable().`);
  const asked = [{ id: 'x' }, { offset: 20, limit: 20 }];
  if (board && !(output.safeParse([notice]).success && asked.every((each) => input.safeParse(each).success)))
    throw new Error(`Query "${name}" is for the board: its input is boardInput, its output boardOutput.`);
}

/**
 * Names the queries of an owner: `defineQueries('coordination', { openCases })` gives `coordination.openCases`.
 * @throws Error with a sentence that names the query, at start
 */
export function defineQueries<S extends Record<string, QuerySpec<z.ZodType, z.ZodType>>>(
  owner: string,
  specs: S,
): NamedQueries<S> {
  const named = Object.entries(specs).map(([name, spec]) => {
    const full = `${owner}.${name}`;
    checkShape(full, spec);
    const { live, document = false, board = false } = spec;
    const type: QueryType = { ...spec, kind: 'query', name: full, live, document, board };
    return [name, type];
  });
  return Object.fromEntries(named) as NamedQueries<S>;
}

export type InputOf<T> = T extends { readonly input: infer I extends z.ZodType } ? z.output<I> : never;
/** What a caller writes: defaults may be left out. */
export type CallOf<T> = T extends { readonly input: infer I extends z.ZodType } ? z.input<I> : never;
export type OutputOf<T> = T extends { readonly output: infer O extends z.ZodType } ? z.output<O> : never;
