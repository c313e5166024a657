import { Refusal } from '@heli/sdk';
import type { z } from 'zod';
import { checkedBy } from '../fault/in-time.js';
import { unstorableIn } from './unstorable.js';

/** What is wrong with one field, as a key that both languages have words for. */
export interface FieldFault {
  readonly field: string;
  readonly key: string;
  readonly detail: string;
}

/** Bad input, field by field. */
export class InvalidInput extends Refusal {
  constructor(
    readonly errors: readonly FieldFault[],
    key = 'core.refusal.invalidInput',
  ) {
    super('invalid', key, { fields: errors.map((error) => error.field).join(', ') }, errors[0]?.field);
  }
}

/** @throws InvalidInput naming every wrong field */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = checkedBy(schema, () => schema.safeParse(input));
  if (!parsed.success) throw new InvalidInput(parsed.error.issues.slice(0, 20).flatMap(faultsOf));
  const unstorable = unstorableIn(parsed.data);
  if (unstorable !== undefined)
    throw new InvalidInput([
      {
        field: unstorable || '(body)',
        key: 'core.invalid.text',
        detail: 'It has a character that no text can have.',
      },
    ]);
  return parsed.data;
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const key = `core.invalid.${issue.code}`;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      field: [...issue.path, name].join('.'),
      key,
      detail: 'This field is unknown: leave it out.',
    }));
  }
  return [{ field: issue.path.join('.') || '(body)', key, detail: issue.message }];
}
