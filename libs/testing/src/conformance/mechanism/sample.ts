import fc from 'fast-check';
import { alternativesOf, resolved, type JsonSchema } from './json-schema.js';

/** When sampled facts happened: every moment in their data lies before it. */
export const sampledAt = '2026-11-02T01:00:00.000Z';
const firstMoment = Date.parse('2026-01-05T00:00:00.000Z');

/** Texts that fit most patterns: ids, codes, days, moments, hashes. */
const texts = [
  'a',
  'sample',
  '370704003',
  '2026-10-30',
  '09:00',
  '2026',
  'a.b',
  'a'.repeat(26),
  'a'.repeat(64),
];

/** An arbitrary of what a schema lets in. Times lie before {@link sampledAt}. */
export function sampleOf(schema: JsonSchema, root: JsonSchema = schema): fc.Arbitrary<unknown> {
  const own = resolved(schema, root);
  if (own.examples && own.examples.length > 0) return fc.constantFrom(...own.examples);
  if ('const' in own) return fc.constant(own.const);
  if (own.enum) return fc.constantFrom(...own.enum);
  const choices = alternativesOf(own);
  if (choices[0] !== own) return fc.oneof(...choices.map((choice) => sampleOf(choice, root)));
  switch (own.type) {
    case 'object':
      return objectOf(own, root);
    case 'array':
      return listOf(own, root);
    case 'string':
      return textOf(own);
    case 'integer':
    case 'number':
      return fc.integer({ min: leastOf(own), max: Math.min(own.maximum ?? 1000, 1_000_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.constant({});
  }
}

function objectOf(schema: JsonSchema, root: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, inner]) => [
    name,
    sampleOf(inner, root),
  ]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...(schema.required ?? [])],
    noNullPrototype: true,
  });
}

function listOf(schema: JsonSchema, root: JsonSchema): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.items)) {
    const items = schema.items as readonly JsonSchema[];
    return fc.tuple(...items.map((item) => sampleOf(item, root)));
  }
  const minLength = schema.minItems ?? 0;
  const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 3, 3));
  return fc.array(sampleOf((schema.items ?? {}) as JsonSchema, root), { minLength, maxLength });
}

function textOf(schema: JsonSchema): fc.Arbitrary<string> {
  const { format, minLength = 0, maxLength = 1000, pattern } = schema;
  if (format === 'date-time')
    return fc
      .integer({ min: firstMoment, max: Date.parse(sampledAt) })
      .map((ms) => new Date(ms).toISOString());
  if (format === 'date')
    return fc
      .integer({ min: firstMoment, max: Date.parse(sampledAt) })
      .map((ms) => new Date(ms).toISOString().slice(0, 10));
  const fitting = [...texts, 'a'.repeat(minLength)].filter(
    (text) =>
      text.length >= minLength && text.length <= maxLength && new RegExp(pattern ?? '', 'u').test(text),
  );
  if (fitting.length === 0)
    throw new Error(
      `No sample fits ${JSON.stringify(schema)}: give the schema one, by \`.meta({ examples: ['…'] })\`.`,
    );
  return fc.constantFrom(...fitting);
}

const leastOf = ({ minimum, exclusiveMinimum }: JsonSchema): number =>
  Math.max(minimum ?? -1_000_000, exclusiveMinimum === undefined ? -1_000_000 : exclusiveMinimum + 1, 0);

/** The smallest that a schema lets in: what is required, and no more. */
export function smallestOf(schema: JsonSchema, root: JsonSchema = schema): unknown {
  const own = resolved(schema, root);
  if ('default' in own) return own.default;
  const [first] = alternativesOf(own);
  if (first !== undefined && first !== own) return smallestOf(first, root);
  if (own.type === 'object') {
    const required = (own.required ?? []).map((name) => [
      name,
      smallestOf(own.properties?.[name] ?? {}, root),
    ]);
    return Object.fromEntries(required) as unknown;
  }
  if (own.type === 'array' && !Array.isArray(own.items))
    return Array.from({ length: own.minItems ?? 0 }, () => smallestOf((own.items ?? {}) as JsonSchema, root));
  return fc.sample(sampleOf(own, root), { numRuns: 1, seed: 1 })[0];
}
