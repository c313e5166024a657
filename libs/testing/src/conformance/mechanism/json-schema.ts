import { z } from 'zod';

/** The part of JSON Schema that contracts are written in. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** As the kernel shows it to pages and programs: draft 7. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema =>
  z.toJSONSchema(schema, { target: 'draft-7', io }) as JsonSchema;

/** One schema out of another's definitions. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (root.definitions?.[name] ?? root);
}

/** The alternatives of a schema; itself if it has none. */
export const alternativesOf = (schema: JsonSchema): readonly JsonSchema[] =>
  schema.anyOf ?? schema.oneOf ?? [schema];

/** Every schema within a schema, itself first, each with the path of names that leads to it. */
export function* within(
  schema: JsonSchema,
  path: readonly string[] = [],
): Generator<{ readonly schema: JsonSchema; readonly path: readonly string[] }> {
  yield { schema, path };
  for (const [name, inner] of Object.entries(schema.properties ?? {})) yield* within(inner, [...path, name]);
  const further = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...[schema.items ?? []].flat(),
    ...Object.values(schema.definitions ?? {}),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
    ...(schema.propertyNames ? [schema.propertyNames] : []),
  ];
  for (const inner of further) yield* within(inner, path);
}

/** Names of all fields, nested ones included. */
export const fieldsIn = (schema: JsonSchema): string[] => [
  ...new Set([...within(schema)].flatMap((part) => Object.keys(part.schema.properties ?? {}))),
];
