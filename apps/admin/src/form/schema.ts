import type { RJSFSchema, UiSchema } from '@rjsf/utils';

/** What a form is generated from: the parts of JSON Schema (draft-7) that contracts use. */
export type Schema = RJSFSchema;
export type Data = Record<string, unknown>;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Where a form's words come from. */
export interface Naming {
  label(field: string): string;
  option(field: string, value: unknown): string;
  /** What stands below a field, besides its label. */
  help?(field: string, schema: Schema): string | undefined;
  /** The names of what lies inside a field, where they are others. */
  within?(field: string): Naming;
  /** What a field may be chosen from, where it refers to something: units, organisations, other records. */
  choices(field: string): readonly Choice[] | undefined;
}

export interface Described {
  readonly schema: Schema;
  readonly uiSchema: UiSchema<Data>;
}

/** A text this long is written in more than one line. */
const longText = 500;

const isSchema = (part: unknown): part is Schema =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

/** A catalogue's schema, seen as one; whatever else it is has no fields. */
export const asSchema = (part: unknown): Schema => (isSchema(part) ? part : {});

/** The fields of an object's schema, in their order. */
export const fieldsOf = (schema: Schema): [string, Schema][] =>
  Object.entries(schema.properties ?? {}).map(([name, part]) => [name, asSchema(part)]);

const isTime = (schema: Schema): boolean => schema.format === 'date-time' || schema.format === 'date';

const isGroup = (schema: Schema): boolean => schema.type === 'object' || schema.type === 'array';

/** How one field is shown, with what is said of it: below a field, at the head of a group. */
function describeField(name: string, part: Schema, required: boolean, naming: Naming): Described {
  const { schema, uiSchema } = describeInput(name, part, required, naming);
  const help = naming.help?.(name, part);
  if (help === undefined) return { schema, uiSchema };
  const isField = !isGroup(part) || uiSchema['ui:widget'] !== undefined;
  const options = { ...uiSchema['ui:options'], lead: help };
  return {
    schema,
    uiSchema: { ...uiSchema, ...(isField ? { 'ui:description': help } : { 'ui:options': options }) },
  };
}

/** A list's items: each a form of its own, or a word. */
function describeItems(name: string, items: Schema, naming: Naming): Described {
  if (items.type !== 'object') return { schema: items, uiSchema: {} };
  const { schema, uiSchema } = describe(items, naming.within?.(name) ?? naming);
  return { schema, uiSchema: { ...uiSchema, 'ui:options': { item: true } } };
}

const wordsOf = (name: string, values: readonly unknown[], naming: Naming): Choice[] =>
  values.map((value) => ({ value: String(value), label: naming.option(name, value) }));

/** Its schema has the title that a person reads. */
function describeInput(name: string, part: Schema, required: boolean, naming: Naming): Described {
  const title = naming.label(name);
  const several = part.type === 'array' ? asSchema(part.items).enum : undefined;
  const choices = naming.choices(name) ?? (several && wordsOf(name, several, naming));
  if (choices)
    return { schema: { ...part, title }, uiSchema: { 'ui:widget': 'choice', 'ui:options': { choices } } };
  if (part.enum) {
    const names = part.enum.map((value) => naming.option(name, value));
    return { schema: { ...part, title }, uiSchema: { 'ui:enumNames': names } };
  }
  if (part['holds'] === 'files') return { schema: { ...part, title }, uiSchema: { 'ui:widget': 'files' } };
  if (part.type === 'object') {
    const inner = describe(part, naming.within?.(name) ?? naming);
    return { schema: { ...inner.schema, title }, uiSchema: inner.uiSchema };
  }
  if (part.type === 'array') {
    const items = describeItems(name, asSchema(part.items), naming);
    return { schema: { ...part, title, items: items.schema }, uiSchema: { items: items.uiSchema } };
  }
  if (part.type === 'boolean') {
    // A box that nobody ticked says no; only where nothing is asked may it be left open.
    return { schema: { ...part, title, ...(required && { default: part.default ?? false }) }, uiSchema: {} };
  }
  const long = part.type === 'string' && !isTime(part) && (part.maxLength ?? 0) >= longText;
  const { pattern, ...rest } = part;
  // The format says the same as its pattern, in words that can be translated.
  const schema = isTime(part) || pattern === undefined ? rest : part;
  return { schema: { ...schema, title }, uiSchema: long ? { 'ui:widget': 'textarea' } : {} };
}

/** Gives a schema its words: titles, options, lists to choose from. `hidden` fields are filled by the page. */
export function describe(schema: Schema, naming: Naming, hidden: readonly string[] = []): Described {
  const required = new Set(schema.required ?? []);
  const described = fieldsOf(schema).map(([name, part]): [string, Described] => [
    name,
    describeField(name, part, required.has(name), naming),
  ]);
  const { $schema: _, ...rest } = schema;
  const properties = Object.fromEntries(described.map(([name, one]) => [name, one.schema]));
  const uiSchema: UiSchema<Data> = Object.fromEntries(
    described.map(([name, one]) => [name, hidden.includes(name) ? { 'ui:widget': 'hidden' } : one.uiSchema]),
  );
  return { schema: { ...rest, properties }, uiSchema };
}
