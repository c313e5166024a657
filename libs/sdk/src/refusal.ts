/** The five ways of saying no; each maps to one HTTP status (RFC 9110). */
export type RefusalCode = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'too-many';

/** Values that fill the placeholders of a locale message; never a person's name. */
export type RefusalParams = Readonly<Record<string, string | number | boolean>>;

/**
 * The only error that is thrown on purpose: a code, the locale key of its message and its parameters.
 * It leaves the server as RFC 9457 `application/problem+json`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    /** Locale key, `<owner>.<name>` or `<owner>.refusal.<name>`. */
    readonly key: string,
    readonly params: RefusalParams = {},
    /** The input field that is wrong, as a dotted path. */
    readonly field?: string,
  ) {
    super(`${code}: ${key}`);
  }
}
