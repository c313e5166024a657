import type { AnyMechanism } from '@heli/sdk';
import { jsonSchemaOf, type JsonSchema } from './json-schema.js';

/** Settings that a council could not begin with, or that no form could show; with the cure. */
export function wrongSettings({ settings }: AnyMechanism): string[] {
  const begun = settings.schema.safeParse({});
  const fields = begun.success ? [] : begun.error.issues.map(({ path }) => path.join('.'));
  return [
    ...fields.map((field) => `The setting "${field}" has no default: give it one, so that {} is enough.`),
    ...(begun.success && !settings.schema.safeParse(JSON.parse(JSON.stringify(begun.data))).success
      ? ['The defaults are not what the settings themselves let in: correct them.']
      : []),
    ...formless(jsonSchemaOf(settings.schema)),
  ];
}

const formless = (schema: JsonSchema): string[] =>
  schema.type === 'object' ? [] : ['The settings must be one object: a form has fields.'];
