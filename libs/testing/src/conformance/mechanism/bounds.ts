import type { AnyMechanism } from '@heli/sdk';
import { jsonSchemaOf, within, type JsonSchema } from './json-schema.js';

/** What comes in without an end: a text or a list that has no greatest length; with the cure. */
export function unbounded({ implements: contract }: AnyMechanism): string[] {
  const inputs = [...Object.values(contract.commands), ...Object.values(contract.queries)];
  return inputs.flatMap(({ name, input }) =>
    [...within(jsonSchemaOf(input))]
      .filter(({ schema }) => isOpen(schema))
      .map(({ path }) => `${name}: "${path.join('.')}" has no end: bound it with .max(…).`),
  );
}

function isOpen(schema: JsonSchema): boolean {
  if (schema.enum || 'const' in schema) return false;
  // A format of fixed length bounds itself.
  if (schema.type === 'string') return schema.maxLength === undefined && schema.format !== 'date';
  if (schema.type === 'array') return schema.maxItems === undefined && !Array.isArray(schema.items);
  return false;
}
