import type { z } from 'zod';

/**
 * The settings of a mechanism: one zod schema from which checks, the admin's form and the documentation follow.
 * Every property has a default; titles and help are locale keys `<plugin>.setting.<path>` and `….help`.
 */
export interface Settings<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  /** Whether a change needs a resolution that adopted it, and a draft that somebody else wrote. */
  readonly adoptedByResolution: boolean;
  /** Queries of the contract, by their short names, whose answers show what a change does; beside what walls show. */
  readonly tried: readonly string[];
}

export const defineSettings = <Schema extends z.ZodType>(
  schema: Schema,
  options: { adoptedByResolution?: boolean; tried?: readonly string[] } = {},
): Settings<Schema> => ({
  schema,
  adoptedByResolution: options.adoptedByResolution ?? false,
  tried: options.tried ?? [],
});

export type SettingsOf<S> = S extends Settings<infer Schema> ? z.output<Schema> : never;
