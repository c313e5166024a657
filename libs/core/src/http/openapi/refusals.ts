import { problemSchema } from '@heli/protocol';
import type { SchemaBook } from './json-schema.js';
import { content, refTo, type Answer, type Reference, type Schema } from './model.js';
import type { Glossary } from './words-of.js';

const problemType = 'application/problem+json';

/** What the kernel itself may refuse with, by status. A mechanism's own refusals come with any of the 4xx. */
const keysByStatus = {
  400: ['invalidInput', 'malformedJson', 'missingIdempotencyKey'],
  401: ['noToken', 'badToken', 'signInFailed'],
  403: ['notPermitted'],
  404: ['unknownOrganisation', 'unknownCommand', 'unknownQuery', 'noSuchRecord'],
  409: ['mechanismInactive', 'mechanismTakingOver', 'idempotencyKeyReused'],
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

/**
 * Gathers the answers that are no, once for the kernel's routes and once for each contract: a problem in words, with the
 * keys that the contract may refuse with.
 */
export function problemAnswers(
  book: SchemaBook,
  contracts: readonly string[],
  keys: readonly string[],
  glossary: Glossary,
): Record<string, Answer> {
  book.shared['Problem'] = book.of(problemSchema, 'output', 'core', 'Problem');
  for (const contract of contracts) book.shared[`${contract}.Problem`] = problemOf(contract, keys);
  const statuses = [...Object.keys(keysByStatus), ...Object.keys(faultKeys)];
  return Object.fromEntries(
    [undefined, ...contracts].flatMap((contract) =>
      statuses.map((status) => [answerName(status, contract), answerOf(status, contract, glossary)]),
    ),
  );
}

const answerName = (status: string, contract?: string): string =>
  contract === undefined ? status : `${contract}.${status}`;

function problemOf(contract: string, keys: readonly string[]): Schema {
  const from = (owner: string): string[] => keys.filter((key) => key.startsWith(`${owner}.refusal.`)).sort();
  const known = [...new Set([...from(contract), ...from('core')])];
  return {
    allOf: [refTo('Problem'), { type: 'object', properties: { key: { type: 'string', examples: known } } }],
  };
}

function answerOf(status: string, contract: string | undefined, { find }: Glossary): Answer {
  const keys = { ...keysByStatus, ...faultKeys }[Number(status) as RefusedStatus];
  const named = keys.map((key) => (key.startsWith('core.') ? key : `core.refusal.${key}`));
  return {
    description: named.map((key) => `\`${key}\` ${find(key) ?? ''}`.trim()).join('\n\n'),
    content: content(refTo(contract === undefined ? 'Problem' : `${contract}.Problem`), problemType),
  };
}

/** The answers that are no to a route, by status. */
export function refusals({ isPublic, hasBody, contract }: Dangers): Record<string, Reference> {
  const never = new Set([
    // Whoever signs in, or comes with a code, may well be told no.
    ...(isPublic && !hasBody ? ['401', '403'] : []),
    ...(hasBody ? [] : ['413', '415']),
    ...(contract === undefined ? ['409'] : []),
  ]);
  const statuses = [...Object.keys(keysByStatus), ...Object.keys(faultKeys)].filter(
    (status) => !never.has(status),
  );
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${answerName(status, contract)}` }]),
  );
}
