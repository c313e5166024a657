import { describe, expect, it } from '@jest/globals';
import type { Contract, Locales } from '@heli/sdk';
import { z } from 'zod';

/** A group of words, `state`, and the values that have one each. */
export type Enumerated = readonly (readonly [group: string, values: readonly string[]])[];

/** Names of the fields of a schema, nested ones included. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(fieldsOf)]
      : fieldsOf(value),
  );
}

/** What the machine itself reads of a record behind a number or of a fact. */
const unread =
  /(^|[a-z])(Label|Name|behind)$|^(row|cell|value|n|d|total|rows|name|type|size|event|actor|data|detail)$/;
/** How a list is asked for, and a period's days: no filters. */
const paging = /^(offset|limit|first|last)$/;

const inputFields = (of: z.ZodType): string[] => fieldsOf(z.toJSONSchema(of, { io: 'input' }));

/** Every key that some page or wall looks up. */
function wantedOf({ id, ...contract }: Contract, enums: Enumerated): string[] {
  const queries = Object.values(contract.queries);
  const fields = [
    ...contract.pages.flatMap(({ columns }) => columns),
    ...Object.values(contract.commands).flatMap(({ input }) => inputFields(input)),
    ...queries.flatMap(({ input }) => inputFields(input).filter((field) => !paging.test(field))),
    ...queries.flatMap(({ output }) =>
      fieldsOf(z.toJSONSchema(output)).filter((field) => !unread.test(field)),
    ),
  ];
  const scenes = contract.tiles.flatMap(({ scene }) => scene ?? []);
  return [
    ...['name', 'description'],
    ...Object.keys(contract.metrics).flatMap((name) =>
      ['name', 'description', 'formula'].map((part) => `metric.${name}.${part}`),
    ),
    ...Object.keys(contract.commands).map((name) => `command.${name}`),
    ...Object.keys(contract.queries).map((name) => `query.${name}`),
    ...Object.keys(contract.events).map((name) => `event.${name}`),
    ...contract.pages.map((page) => `page.${page.id}`),
    ...[...new Set(scenes)].map((scene) => `scene.${scene}`),
    ...fields.map((field) => `field.${field}`),
    ...enums.flatMap(([group, values]) => values.map((value) => `${group}.${value}`)),
  ].map((key) => `${id}.${key}`);
}

const holes = (words: string): string =>
  [...words.matchAll(/\{\w+\}/g)]
    .map(([hole]) => hole)
    .sort()
    .join();

/** The words of a contract: complete and alike in both languages. */
export function describeWords(contract: Contract, locales: Locales, enums: Enumerated): void {
  const zh: Readonly<Record<string, string>> = locales['zh-CN'];
  const en: Readonly<Record<string, string>> = locales.en;
  describe(`the words of ${contract.id}`, () => {
    it('are complete in both languages', () => {
      expect(wantedOf(contract, enums).filter((key) => !(key in zh) || !(key in en))).toEqual([]);
      expect(Object.keys(zh)).toEqual(Object.keys(en));
    });

    it('name the title and the basis of every tile and metric', () => {
      const keys = [
        ...contract.tiles.map(({ title }) => title),
        ...Object.values(contract.metrics).map(({ basis }) => basis),
        ...contract.suggests.map(({ title }) => title),
      ];
      expect(keys.filter((key) => key !== undefined && !(key in zh))).toEqual([]);
    });

    it('fill the same placeholders in both languages', () => {
      expect(Object.keys(zh).filter((key) => holes(zh[key]!) !== holes(en[key]!))).toEqual([]);
    });
  });
}
