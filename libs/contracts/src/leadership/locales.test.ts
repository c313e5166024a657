import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { leadership } from './index.js';
import * as model from './model.js';

const zh = leadership.locales['zh-CN'];
const en = leadership.locales.en;

/** Names of the fields of a schema, nested ones included. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(fieldsOf)]
      : fieldsOf(value),
  );
}

const enums: readonly (readonly [string, readonly string[]])[] = [
  [
    'state',
    [
      ...[model.listStates, model.itemStates, model.coverageStates, model.contactPointStates].flat(),
      ...[model.reportStates, model.appraisalStates, model.problemStates, model.requestStates].flat(),
    ],
  ],
  ['category', model.categories],
  ['kind', model.unitKinds],
  ['branch', model.branches],
  ['reason', model.lapseReasons],
  ['audience', model.audienceKinds],
  ['scale', model.scales],
  ['choice', model.choices],
  ...model.scales.map((scale) => [`rank.${scale}`, model.choices] as const),
  ['direction', model.directions],
  ['postTitle', model.postTitles],
  ['status', model.statuses],
  ['standing', model.standings],
];

/** What the machine itself reads of a record behind a number or of a fact. */
const unread =
  /(^|[a-z])(Label|Name|behind)$|^(row|cell|value|n|d|total|rows|name|type|size|event|actor|data|detail)$/;

const wanted = [
  ...Object.keys(leadership.metrics).flatMap((name) =>
    ['name', 'description', 'formula'].map((part) => `metric.${name}.${part}`),
  ),
  ...Object.keys(leadership.commands).map((name) => `command.${name}`),
  ...Object.keys(leadership.queries).map((name) => `query.${name}`),
  ...Object.keys(leadership.events).map((name) => `event.${name}`),
  ...leadership.pages.map((page) => `page.${page.id}`),
  ...leadership.pages.flatMap((page) => page.columns.map((column) => `field.${column}`)),
  ...Object.values(leadership.commands).flatMap((command) =>
    fieldsOf(z.toJSONSchema(command.input, { io: 'input' })).map((field) => `field.${field}`),
  ),
  ...Object.values(leadership.queries).flatMap((query) =>
    fieldsOf(z.toJSONSchema(query.output))
      .filter((field) => !unread.test(field))
      .map((field) => `field.${field}`),
  ),
  ...enums.flatMap(([group, values]) => values.map((value) => `${group}.${value}`)),
].map((key) => `leadership.${key}`);

describe('the words of leadership', () => {
  it('are complete in both languages', () => {
    const missing = wanted.filter((key) => !(key in zh) || !(key in en));
    expect(missing).toEqual([]);
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it('name the title and the basis of every tile and metric', () => {
    const keys = [
      ...leadership.tiles.flatMap((tile) => ('title' in tile ? [tile.title] : [])),
      ...Object.values(leadership.metrics).flatMap((metric) => ('basis' in metric ? [metric.basis] : [])),
      ...leadership.suggests.map((suggestion) => suggestion.title),
    ];
    expect(keys.filter((key) => key !== undefined && !(key in zh))).toEqual([]);
  });

  it('fill the same placeholders in both languages', () => {
    const holes = (words: string): string[] => [...words.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
    const differing = Object.keys(zh).filter(
      (key) => holes(zh[key as keyof typeof zh]).join() !== holes(en[key as keyof typeof en]).join(),
    );
    expect(differing).toEqual([]);
  });
});
