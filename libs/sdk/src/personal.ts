import type { EntitySchema } from '@mikro-orm/core';
import { z } from 'zod';

/** Schemas whose values are ids of persons; apart from their other words, which leave in JSON Schemas. */
const ofPersons = z.registry();

/**
 * Id of a person, or of a person's account, in a fact. Fields declared so tell an erasure which facts' details name the
 * person; write them in `data` or `detail`, at any depth.
 */
export const personId = z.string().min(1).max(64).register(ofPersons, {});

/** Finds the persons' ids in values of a schema; undefined if it declares none, so that nothing need be looked at. */
export function personsIn(schema: z.ZodType): ((value: unknown) => string[]) | undefined {
  if (ofPersons.has(schema)) return (value) => (typeof value === 'string' ? [value] : []);
  if (schema instanceof z.ZodObject) return inObject(schema);
  if (schema instanceof z.ZodArray) {
    const inner = personsIn(schema.element as z.ZodType);
    return inner && ((value) => (Array.isArray(value) ? value.flatMap(inner) : []));
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return personsIn(schema.unwrap() as z.ZodType);
  return undefined;
}

function inObject(schema: z.ZodObject): ((value: unknown) => string[]) | undefined {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, part]) => {
    const inner = personsIn(part);
    return inner ? [{ name, inner }] : [];
  });
  if (fields.length === 0) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null) return [];
    const held = value as Readonly<Record<string, unknown>>;
    return fields.flatMap(({ name, inner }) => inner(held[name]));
  };
}

/**
 * What an entity keeps about persons, so that the kernel can take it out: every entity of a mechanism has one, if only
 * to say that there is nothing.
 */
export interface Personal {
  readonly entity: EntitySchema;
  /** Properties with the id of the person (or of the person's account) whom the row is about: its words go with them. */
  readonly persons: readonly string[];
  /** Properties with text that may name a person: emptied with its row's person, or where the name stands in it. */
  readonly words: readonly string[];
}

/**
 * Says what is wrong with a mechanism's declarations: an entity that has none, or a property that is not there or can't
 * be emptied.
 */
export function faultInPersonal(
  entities: readonly EntitySchema[],
  personal: readonly Personal[],
): string | undefined {
  const silent = entities.find((entity) => !personal.some((one) => one.entity === entity));
  if (silent) return `its entity ${silent.meta.name} does not say in "personal" what it keeps about persons.`;
  for (const { entity, persons, words } of personal) {
    const absent = [...persons, ...words].find((name) => !(name in entity.meta.properties));
    if (absent) return `"personal" names ${entity.meta.name}.${absent}, which is no property.`;
  }
  return undefined;
}
