import { html, type Html } from '../html.js';
import type { Schema } from './model.js';
import type { Glossary } from './words-of.js';

/** Limits that a reader should know, as they are written in JSON Schema. */
const limits = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
] as const;

/** Draws a schema: an object as its fields, a list as its items, anything else as the word for it. */
export function drawSchema(schema: Schema, glossary: Glossary): Html {
  const inner = fieldsOf(schema);
  if (inner === undefined) return html`<p>${typeWords(schema)}</p>`;
  const [object, isList] = inner;
  const entries = Object.entries(object.properties ?? {});
  return html`${isList ? html`<p>${glossary.say('core.api.listOf')}</p>` : undefined}
    <ul class="fields">
      ${entries.map(([name, field]) => drawField(name, field, object, glossary))}
    </ul>`;
}

/** The object with fields that a schema is, or lists. */
function fieldsOf(schema: Schema): readonly [Schema, isList: boolean] | undefined {
  if (schema.properties) return [schema, false];
  return schema.items?.properties ? [schema.items, true] : undefined;
}

function drawField(name: string, field: Schema, of: Schema, glossary: Glossary): Html {
  const isRequired = of.required?.includes(name) === true;
  const bounds = limits.flatMap((limit) => {
    const bound = field[limit];
    // A format says the same in a word.
    const isSaid = limit === 'pattern' && field.format !== undefined;
    return bound === undefined || isEdge(bound) || isSaid ? [] : `${limit} ${String(bound)}`;
  });
  const fallback =
    field.default === undefined
      ? []
      : [`${glossary.say('core.api.default')} ${JSON.stringify(field.default)}`];
  return html`<li>
    <code>${name}</code> ${field.title === undefined ? undefined : html`<b>${field.title}</b>`}
    <i>${typeWords(field)}</i>
    <small
      >${[glossary.say(isRequired ? 'core.api.required' : 'core.api.optional'), ...bounds, ...fallback].join(' · ')}</small
    >
    ${fieldsOf(field) ? drawSchema(field, glossary) : undefined}
  </li>`;
}

/** What every whole number in JavaScript keeps to anyway. */
const isEdge = (limit: unknown): boolean => Math.abs(Number(limit)) === Number.MAX_SAFE_INTEGER;

function typeWords(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeWords).join(' | ');
  if (schema.type === 'array') return `${schema.items ? typeWords(schema.items) : 'any'}[]`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : String(schema.type ?? 'any');
  return schema.format !== undefined ? `${type} (${schema.format})` : type;
}
