import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { incentives } from './index.js';
import * as model from './model.js';

const zh = incentives.locales['zh-CN'];
const en = incentives.locales.en;

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
      ...[model.ruleStates, model.entryStates, model.noticeStates, model.appealStates].flat(),
      ...[model.volunteerStates, model.shiftStates, model.hoursStates, model.rewardStates].flat(),
      ...[model.redemptionStates, model.honourStates, model.assessmentStates].flat(),
    ],
  ],
  ['kind', [model.ruleKinds, model.volunteerKinds, model.assessmentKinds].flat()],
  ['holder', model.holderKinds],
  ['holders', model.holderKinds],
  ['flags', model.flags],
  ['subjectKind', model.appealSubjects],
  ['cause', model.causes],
  ['method', model.signMethods],
  ['grade', model.grades],
  ['status', model.statuses],
];

/** What the machine itself reads of a record behind a number or of a fact. */
const unread =
  /(^|[a-z])(Label|Name|behind)$|^(row|cell|value|n|d|total|rows|name|type|size|event|actor|data|detail)$/;

/** How a list is asked for, and a period's days: no filters. */
const paging = /^(offset|limit|first|last)$/;

const wanted = [
  ...Object.keys(incentives.metrics).flatMap((name) =>
    ['name', 'description', 'formula'].map((part) => `metric.${name}.${part}`),
  ),
  ...Object.keys(incentives.commands).map((name) => `command.${name}`),
  ...Object.keys(incentives.queries).map((name) => `query.${name}`),
  ...Object.keys(incentives.events).map((name) => `event.${name}`),
  ...incentives.pages.map((page) => `page.${page.id}`),
  ...incentives.pages.flatMap((page) => page.columns.map((column) => `field.${column}`)),
  ...Object.values(incentives.commands).flatMap((command) =>
    fieldsOf(z.toJSONSchema(command.input, { io: 'input' })).map((field) => `field.${field}`),
  ),
  ...Object.values(incentives.queries).flatMap((query) =>
    fieldsOf(z.toJSONSchema(query.input, { io: 'input' }))
      .filter((field) => !paging.test(field))
      .map((field) => `field.${field}`),
  ),
  ...Object.values(incentives.queries).flatMap((query) =>
    fieldsOf(z.toJSONSchema(query.output))
      .filter((field) => !unread.test(field))
      .map((field) => `field.${field}`),
  ),
  ...enums.flatMap(([group, values]) => values.map((value) => `${group}.${value}`)),
].map((key) => `incentives.${key}`);

describe('the words of incentives', () => {
  it('are complete in both languages', () => {
    const missing = wanted.filter((key) => !(key in zh) || !(key in en));
    expect(missing).toEqual([]);
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it('name the title and the basis of every tile and metric', () => {
    const keys = [
      ...incentives.tiles.flatMap((tile) => ('title' in tile ? [tile.title] : [])),
      ...Object.values(incentives.metrics).flatMap((metric) => ('basis' in metric ? [metric.basis] : [])),
      ...incentives.suggests.map((suggestion) => suggestion.title),
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
