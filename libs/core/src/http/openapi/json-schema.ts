import { z } from 'zod';
import { keywordOf } from './keywords.js';
import type { Schema } from './model.js';
import type { Glossary } from './words-of.js';

const definitions = '#/$defs/';
/** Keywords that hold values, in which nothing is a schema. */
const values = new Set(['default', 'const', 'enum', 'examples', 'required']);

/** Turns schemas into those of OpenAPI 3.1, which takes JSON Schema as it is, and gathers what they share. */
export class SchemaBook {
  /** What is referred to by `#/components/schemas/<name>`. */
  readonly shared: Record<string, Schema> = {};

  constructor(private readonly glossary: Glossary) {}

  /**
   * @param owner whose words name the fields: `<owner>.field.<name>`
   * @param name tells what it defines within itself from what others do
   */
  of(schema: z.ZodType, io: 'input' | 'output', owner: string, name: string): Schema {
    const { $schema: _, $defs, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any', io });
    for (const [local, definition] of Object.entries($defs ?? {}))
      this.shared[`${name}.${local}`] = this.#adopt(definition as Schema, owner, name);
    return this.#adopt(json as Schema, owner, name);
  }

  /** Names the fields in the reader's language, and lets definitions be found in the whole document. */
  #adopt(schema: Schema, owner: string, name: string): Schema {
    const adopted = Object.entries(schema).map(([keyword, value]) => {
      if (values.has(keyword)) return [keyword, value];
      if (keyword === '$ref') return [keyword, this.#found(String(value), name)];
      if (keyword === 'properties')
        return [keyword, this.#named(value as Record<string, Schema>, owner, name)];
      const taken = keywordOf(keyword);
      return [taken, taken === keyword ? this.#within(value, owner, name) : value];
    });
    return Object.fromEntries(adopted) as Schema;
  }

  #within(value: unknown, owner: string, name: string): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#within(each, owner, name));
    return typeof value === 'object' && value !== null ? this.#adopt(value as Schema, owner, name) : value;
  }

  #found(ref: string, name: string): string {
    if (ref === '#') throw new Error(`${name} refers to itself without a name: give its schema an id.`);
    return ref.startsWith(definitions)
      ? `#/components/schemas/${name}.${ref.slice(definitions.length)}`
      : ref;
  }

  #named(properties: Readonly<Record<string, Schema>>, owner: string, name: string): Record<string, Schema> {
    return Object.fromEntries(
      Object.entries(properties).map(([field, schema]) => {
        const title = this.glossary.find(`${owner}.field.${field}`);
        return [field, { ...(title !== undefined && { title }), ...this.#adopt(schema, owner, name) }];
      }),
    );
  }
}
