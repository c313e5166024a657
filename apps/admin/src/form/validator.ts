import { Validator, type OutputUnit, type Schema as CfSchema } from '@cfworker/json-schema';
import { toErrorSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import type { Data, Schema } from './schema.js';

/** Keywords that only say that something inside them is wrong; the inside says it too. */
const containers = new Set(['properties', 'items', 'additionalItems', 'allOf', 'dependencies', '$ref']);

/** `#/coUnitIds/0` → `.coUnitIds.0`; a missing field is named by the message alone. */
function propertyOf({ instanceLocation, keyword, error }: OutputUnit): string {
  const path = instanceLocation.split('/').slice(1).map(decodeURIComponent);
  const missing = keyword === 'required' ? /"([^"]+)"/.exec(error)?.[1] : undefined;
  return [...path, ...(missing === undefined ? [] : [missing])].map((part) => `.${part}`).join('');
}

/** The limit that a number is beyond; the validator has it in its own sentence alone. */
const limitOf = ({ error }: OutputUnit): string => /(-?\d+(?:\.\d+)?)\.$/.exec(error)?.[1] ?? '';

/** Unset fields are absent, as they will be once sent. */
const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data ?? {})) as unknown;

function unitsOf(schema: Schema, data: unknown): OutputUnit[] {
  const { errors } = new Validator(schema as CfSchema, '7', false).validate(plain(data));
  return errors.filter(({ keyword }) => !containers.has(keyword));
}

/**
 * Checks forms by interpreting their schema: the usual validator compiles it with `new Function`, which the page's
 * Content-Security-Policy forbids. `say` words a broken rule by its keyword, and the limit
 * where it has one.
 */
export function makeValidator(say: (keyword: string, limit: string) => string): ValidatorType<Data> {
  return {
    validateFormData(data, schema) {
      const errors = unitsOf(schema, data).map((unit): RJSFValidationError => {
        const message = say(unit.keyword, limitOf(unit));
        return { name: unit.keyword, property: propertyOf(unit), message, stack: message };
      });
      return { errors, errorSchema: toErrorSchema<Data>(errors) };
    },
    isValid: (schema, data) => unitsOf(schema, data).length === 0,
    rawValidation: () => ({}),
  };
}
