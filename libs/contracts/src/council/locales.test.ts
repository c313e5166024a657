import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { council } from './index.js';
import * as model from './model.js';
import { replayMoments } from './replay/model.js';

const zh = council.locales['zh-CN'];
const en = council.locales.en;

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
  ['kind', [...model.bodyKinds, ...model.meetingKinds, ...model.speechKinds]],
  ['title', model.postTitles],
  ['part', model.membershipParts],
  ['origin', model.itemOrigins],
  ['wanted', model.wantedOutcomes],
  ['visibility', model.visibilities],
  ['mode', model.attendanceModes],
  ['attendance', ['present', 'proxy', 'leave', 'absent']],
  ['method', [...model.attendanceMethods, ...model.voteMethods]],
  ['base', model.voteBases],
  ['threshold', model.voteThresholds],
  ['choice', model.voteChoices],
  ['course', model.targetCourses],
  ['verdict', model.verdicts],
  ['moment', replayMoments],
  ['clock', model.clockKinds],
  ['subjectType', model.publicationSubjects],
  ['outcome', ['decided', 'noted', 'postponed', 'open', 'passed', 'failed', 'void']],
  ['status', ['ok', 'warn', 'bad']],
  [
    'state',
    [
      ...[model.bodyStates, model.postStates, model.membershipStates, model.termStates].flat(),
      ...[model.itemStates, model.meetingStates, model.speechStates, model.voteStates].flat(),
      ...[model.resolutionStates, model.actionStates, model.publicationStates].flat(),
    ],
  ],
];

/** What the machine itself reads of a record behind a number or of a fact. */
const unread =
  /(^|[a-z])(Label|Name|behind)$|^(row|cell|value|n|d|total|rows|name|type|size|event|actor|data|detail)$/;

const wanted = [
  ...Object.keys(council.metrics).flatMap((name) =>
    ['name', 'description', 'formula'].map((part) => `metric.${name}.${part}`),
  ),
  ...Object.keys(council.commands).map((name) => `command.${name}`),
  ...Object.keys(council.queries).map((name) => `query.${name}`),
  ...Object.keys(council.events).map((name) => `event.${name}`),
  ...council.pages.map((page) => `page.${page.id}`),
  ...council.pages.flatMap((page) => page.columns.map((column) => `field.${column}`)),
  ...Object.values(council.commands).flatMap((command) =>
    fieldsOf(z.toJSONSchema(command.input, { io: 'input' })).map((field) => `field.${field}`),
  ),
  ...Object.values(council.queries).flatMap((query) =>
    fieldsOf(z.toJSONSchema(query.output))
      .filter((field) => !unread.test(field))
      .map((field) => `field.${field}`),
  ),
  ...enums.flatMap(([group, values]) => values.map((value) => `${group}.${value}`)),
].map((key) => `council.${key}`);

describe('the words of council', () => {
  it('are complete in both languages', () => {
    const missing = wanted.filter((key) => !(key in zh) || !(key in en));
    expect(missing).toEqual([]);
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it('name the title and the basis of every tile and metric', () => {
    const keys = [
      ...council.tiles.flatMap((tile) => ('title' in tile ? [tile.title] : [])),
      ...council.tiles.flatMap((tile) => ('scene' in tile ? [`council.scene.${tile.scene}`] : [])),
      ...Object.values(council.metrics).flatMap((metric) => ('basis' in metric ? [metric.basis] : [])),
      ...council.suggests.map((suggestion) => suggestion.title),
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
