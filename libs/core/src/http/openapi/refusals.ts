import { problemSchema } from '@heli/protocol';
import type { SchemaBook } from './json-schema.js';
import { content, refTo, type Answer } from './model.js';
import type { Glossary } from './words-of.js';

const problemType = 'application/problem+json';

/** What the kernel itself may refuse with, by status. A mechanism's own refusals come with any of the 4xx. */
const keysByStatus = {
  400: ['invalidInput', 'malformedJson', 'missingIdempotencyKey'],
  401: ['noToken', 'badToken', 'signInFailed'],
  403: ['notPermitted'],
  404: ['unknownOrganisation', 'unknownCommand', 'unknownQuery', 'noSuchRecord'],
  409: ['mechanismInactive', 'idempotencyKeyReused'],
  413: ['bodyTooLarge'],
  415: ['notJson'],
  421: ['foreignHost'],
  429: ['tooManyTries'],
} as const;
type RefusedStatus = keyof typeof keysByStatus;

const faultKeys = {
  500: ['core.fault.mechanism', 'core.fault.internal'],
  507: ['core.fault.storage'],
} as const;

/** What may go wrong with a route, by what it is. */
export interface Dangers {
  readonly isPublic: boolean;
  readonly hasBody: boolean;
  /** The contract whose refusals may come, where it is a command or query. */
  readonly contract?: string;
}

/** Adds the shapes of problems: the kernel's, and one for each contract with the keys that it may refuse with. */
export function addProblems(book: SchemaBook, contracts: readonly string[], keys: readonly string[]): void {
  book.shared['Problem'] = book.of(problemSchema, 'output', 'core', 'Problem');
  for (const contract of contracts) {
    const own = keys.filter((key) => key.startsWith(`${contract}.refusal.`)).sort();
    const known = [...own, ...keys.filter((key) => key.startsWith('core.refusal.')).sort()];
    book.shared[problemName(contract)] = {
      allOf: [
        refTo('Problem'),
        { type: 'object', properties: { key: { type: 'string', examples: [...new Set(known)] } } },
      ],
    };
  }
}

const problemName = (contract: string): string => `${contract}.Problem`;

/** The answers that are no: each a problem in words, with its key. */
export function refusals(
  glossary: Glossary,
  { isPublic, hasBody, contract }: Dangers,
): Record<string, Answer> {
  const schema = refTo(contract === undefined ? 'Problem' : problemName(contract));
  const refused = (description: string): Answer => ({ description, content: content(schema, problemType) });
  const statuses = (Object.keys(keysByStatus).map(Number) as RefusedStatus[]).filter(
    (status) =>
      (!isPublic || (status !== 401 && status !== 403)) &&
      (hasBody || (status !== 413 && status !== 415)) &&
      (contract !== undefined || (status !== 404 && status !== 409)),
  );
  return {
    ...Object.fromEntries(
      statuses.map((status) => [
        String(status),
        refused(
          listed(
            glossary,
            keysByStatus[status].map((key) => `core.refusal.${key}`),
          ),
        ),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(faultKeys).map(([status, keys]) => [status, refused(listed(glossary, keys))]),
    ),
  };
}

const listed = ({ find }: Glossary, keys: readonly string[]): string =>
  keys.map((key) => `\`${key}\` ${find(key) ?? ''}`.trim()).join('\n\n');
