import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { coordination } from './index.js';
import * as model from './model.js';

const zh = coordination.locales['zh-CN'];
const en = coordination.locales.en;

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
  ['step', model.steps],
  ['state', [...model.caseStates, ...model.whistleStates]],
  ['severity', model.severities],
  ['origin', model.origins],
  ['channel', model.channels],
  ['outcome', model.outcomes],
  ['reason', [...model.rejectReasons, ...model.returnReasons]],
  ['kind', model.whistleKinds],
  ['solved', model.solvedAnswers],
  ['satisfied', model.satisfactionAnswers],
  ['irregularity', model.irregularities],
];

const wanted = [
  ...Object.keys(coordination.metrics).flatMap((name) =>
    ['name', 'description', 'formula'].map((part) => `metric.${name}.${part}`),
  ),
  ...Object.keys(coordination.commands).map((name) => `command.${name}`),
  ...Object.keys(coordination.queries).map((name) => `query.${name}`),
  ...Object.keys(coordination.events).map((name) => `event.${name}`),
  ...coordination.pages.map((page) => `page.${page.id}`),
  ...coordination.pages.flatMap((page) => page.columns.map((column) => `field.${column}`)),
  ...Object.values(coordination.commands).flatMap((command) =>
    fieldsOf(z.toJSONSchema(command.input, { io: 'input' })).map((field) => `field.${field}`),
  ),
  ...enums.flatMap(([group, values]) => values.map((value) => `${group}.${value}`)),
].map((key) => `coordination.${key}`);

describe('the words of coordination', () => {
  it('are complete in both languages', () => {
    const missing = wanted.filter((key) => !(key in zh) || !(key in en));
    expect(missing).toEqual([]);
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it('name the title and the basis of every tile and metric', () => {
    const keys = [
      ...coordination.tiles.flatMap((tile) => ('title' in tile ? [tile.title] : [])),
      ...Object.values(coordination.metrics).flatMap((metric) => ('basis' in metric ? [metric.basis] : [])),
      ...coordination.suggests.map((suggestion) => suggestion.title),
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
