import { STATUS_CODES } from 'node:http';
import { Refusal, type Language, type RefusalCode } from '@heli/sdk';
import type { Problem } from '@heli/protocol';
import { InvalidInput } from '../command/parse.js';
import { MechanismFault, MechanismPaused, StorageFault } from '../fault/faults.js';
import type { Registry } from '../registry/registry.js';
import { FileTooLarge } from '../file/receive.js';
import { Unauthenticated } from './authenticate.js';
import { Misdirected } from './public-address.js';

const statusOf: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
};

/** The language a reader asked for; Chinese if none of ours. */
export const languageOf = (accept: string | undefined): Language =>
  /^\s*en\b/i.test(accept ?? '') ? 'en' : 'zh-CN';

/** Words of the kernel and all mechanisms by key. */
export class Words {
  #words: Readonly<Record<Language, ReadonlyMap<string, string>>> = { 'zh-CN': new Map(), en: new Map() };
  #revision = 0;

  constructor(private readonly registry: Registry) {}

  /** Read anew when mechanisms have come or gone. */
  get #known(): Readonly<Record<Language, ReadonlyMap<string, string>>> {
    if (this.#revision === this.registry.revision) return this.#words;
    this.#revision = this.registry.revision;
    const of = (language: Language): Map<string, string> =>
      new Map(
        this.registry.mechanisms.flatMap(({ implements: contract, locales }) => [
          ...Object.entries(contract.locales[language]),
          ...Object.entries(locales[language]),
        ]),
      );
    this.#words = { 'zh-CN': of('zh-CN'), en: of('en') };
    return this.#words;
  }

  knows(key: string): boolean {
    return this.#known['zh-CN'].has(key);
  }

  /** Every key that has words. */
  keys(): string[] {
    return [...this.#known['zh-CN'].keys()];
  }

  say(
    language: Language,
    key: string,
    params: Readonly<Record<string, string | number | boolean>> = {},
  ): string {
    const text = this.#known[language].get(key) ?? key;
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => (name in params ? String(params[name]) : hole));
  }
}

/** RFC 9457 problem details of whatever was thrown. What was not thrown on purpose says nothing of its cause. */
export function problemOf(error: unknown, words: Words, language: Language, instance: string): Problem {
  const { status, key, params } = partsOf(error);
  const problem: Problem = {
    type: `urn:heli:problem:${key}`,
    title: STATUS_CODES[status] ?? key,
    status,
    detail: words.say(language, key, params),
    key,
    params,
    instance,
  };
  if (error instanceof InvalidInput) {
    const errors = error.errors.map((fault) => ({
      ...fault,
      detail: `${words.say(language, fault.key)}${language === 'en' ? ` (${fault.detail})` : ''}`,
    }));
    return { ...problem, errors };
  }
  if (error instanceof Refusal && error.field !== undefined) {
    return { ...problem, errors: [{ field: error.field, key, detail: problem.detail }] };
  }
  return problem;
}

interface Parts {
  readonly status: number;
  readonly key: string;
  readonly params: Record<string, string | number | boolean>;
}

function partsOf(error: unknown): Parts {
  if (error instanceof Unauthenticated) return { status: 401, key: error.key, params: {} };
  if (error instanceof Misdirected) return { status: 421, key: error.key, params: { ...error.params } };
  if (error instanceof FileTooLarge) return { status: 413, key: error.key, params: { ...error.params } };
  if (error instanceof Refusal)
    return { status: statusOf[error.code], key: error.key, params: { ...error.params } };
  if (error instanceof MechanismFault)
    return { status: 500, key: 'core.fault.mechanism', params: { mechanism: error.mechanism } };
  if (error instanceof MechanismPaused) {
    const { mechanism, seconds } = error;
    return { status: 503, key: 'core.fault.paused', params: { mechanism, seconds } };
  }
  if (error instanceof StorageFault) return { status: 507, key: 'core.fault.storage', params: {} };
  return foreignParts(error);
}

/** Errors of the HTTP framework, told by their status. */
function foreignParts(error: unknown): Parts {
  const status = statusIn(error);
  if (status === 413) return { status, key: 'core.refusal.bodyTooLarge', params: { most: bodyLimit } };
  if (status === 415) return { status, key: 'core.refusal.notJson', params: {} };
  if (status === 404) return { status, key: 'core.refusal.unknownPath', params: {} };
  if (status === 429) return { status, key: 'core.refusal.tooManyTries', params: { seconds: 60 } };
  if (status !== undefined && status >= 400 && status < 500)
    return { status: 400, key: 'core.refusal.malformedJson', params: {} };
  return { status: 500, key: 'core.fault.internal', params: {} };
}

function statusIn(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('getStatus' in error && typeof error.getStatus === 'function')
    return Number((error.getStatus as () => unknown)());
  if ('statusCode' in error) return Number(error.statusCode);
  return error instanceof SyntaxError ? 400 : undefined;
}

export const problemType = 'application/problem+json; charset=utf-8';

/** Largest body in bytes; what is larger is sent in parts. */
export const bodyLimit = 1024 * 1024;
