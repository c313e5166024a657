import { describe, expect, it, test } from '@jest/globals';
import {
  command,
  count,
  defineCommands,
  defineContract,
  defineEvents,
  defineQueries,
  defineSettings,
  derived,
  event,
  flow,
  on,
  permission,
  query,
  type AnyMechanism,
} from '@heli/sdk';
import { z } from 'zod';
import { unbounded } from './bounds.js';
import { wrongFolds } from './folds.js';
import { wrongNames } from './names.js';
import { neighbour } from './neighbour.js';
import { wrongSettings } from './settings.js';
import { wrongFeeds, wrongTiles } from './tiles.js';
import { wrongWords } from './words.js';

const events = defineEvents('lamps', {
  LampBroke: event({ data: z.object({ due: z.iso.datetime(), minutes: z.number() }) }),
});
const anybody = permission('lamps.report', { office: 'subtree' });
const commands = defineCommands('lamps', {
  report: command({
    permission: anybody,
    input: z.object({ note: z.string(), tags: z.array(z.string().max(5)) }),
    output: z.object({}),
  }),
});
const queries = defineQueries('lamps', {
  broken: query({
    permission: permission('lamps.lamp.see', {}),
    input: z.strictObject({ since: z.iso.date() }),
    output: z.array(z.object({ lamp: z.string() })),
    whenAbsent: [],
    live: { on: ['lamps.lampMended'], limit: 5, everyMs: 1000, fields: { council: ['keeper'] } },
  }),
});
let calls = 0;
const meta = { unit: 'case', direction: 'context', about: 'work' } as const;
const lamps = defineContract({
  id: 'lamps',
  version: '1.0.0',
  events,
  commands,
  queries,
  metrics: {
    late: count({ ...meta, of: flow(on(events.LampBroke, () => [{ at: '2027-01-01T00:00:00.000Z' }])) }),
    half: count({ ...meta, of: flow(on(events.LampBroke, () => [{ add: 0.5 }])) }),
    chance: count({ ...meta, of: flow(on(events.LampBroke, () => [{ add: calls++ }])) }),
    share: derived({ ...meta, of: ['late'], read: ([late]) => 1 / (late ?? 0) }),
  },
  tiles: [
    { kind: 'number', at: { x: 0, y: 0, w: 3, h: 2 }, metric: 'late', period: 'day' },
    { kind: 'number', at: { x: 2, y: 1, w: 11, h: 2 }, metric: 'half', period: 'day' },
  ],
  locales: {
    'zh-CN': { 'lamps.event.LampBroke': '{n} 盏', 'lamps.odd': '' },
    en: { 'lamps.event.LampBroke': 'Broke', 'lamps.odd': 'Odd', 'lamps.more': 'x' },
  },
});

/** Wrong in whatever can be wrong. */
const odd = {
  ...neighbour,
  id: 'lamps',
  implements: lamps,
  settings: defineSettings(
    z.strictObject({ hours: z.number(), colour: z.enum(['red', 'blue']).default('red') }),
  ),
  migrations: [{ name: 'tables', up: () => [] }],
} as unknown as AnyMechanism;

describe('what is wrong with a mechanism', () => {
  test.each([
    [
      'names',
      wrongNames,
      [
        '"LampBroke" is not in camelCase',
        'must read lamps.<entity>.<verb>',
        'Nobody may ever do lamps.broken',
        'NNNN-<what>',
      ],
    ],
    ['settings', wrongSettings, ['"hours" has no default']],
    [
      'words',
      wrongWords,
      [
        '"lamps.metric.late.name" has no words in zh-CN',
        '"lamps.setting.hours.help" has no words',
        '"lamps.setting.colour.blue" has no words',
        '"lamps.odd" is empty',
        '"lamps.more" stands in one language only',
        'fills {n} in zh-CN and nothing in en',
      ],
    ],
    ['bounds', unbounded, ['lamps.report: "note" has no end', 'lamps.report: "tags" has no end']],
    ['tiles', wrongTiles, ['leaves the grid', 'lies on the number tile']],
    ['feeds', wrongFeeds, ['listens to "lamps.lampMended"', 'shows "keeper"', 'asks for input']],
    [
      'folds',
      wrongFolds,
      ['after it happened', 'it adds 0.5', 'twice, to different ends', 'lamps.share reads Infinity'],
    ],
  ] as const)('is found in its %s, with the cure', (_, find, parts) => {
    const found = find(odd);
    for (const part of parts) expect(found).toContainEqual(expect.stringContaining(part));
    // Each tells what to do.
    expect(found.filter((sentence) => !/[:.] ?["A-Za-z{].*\.$/s.test(sentence))).toEqual([]);
  });

  test('is nothing where there is nothing', () => {
    const sound = neighbour as unknown as AnyMechanism;
    const all = [wrongNames, wrongSettings, unbounded, wrongTiles, wrongFeeds, wrongFolds];
    expect(all.flatMap((find) => find(sound))).toEqual([]);
  });
});

it('names a field that a tile shows and its feed shows nobody, and lets scenes have the same place', () => {
  const at = { x: 0, y: 0, w: 3, h: 2 };
  const text = { kind: 'text', at, feed: 'board', text: 'title', since: 'from' } as const;
  const queries = { board: { live: { fields: { public: ['title'] } } } };
  const tiles = [text, { ...text, scene: 'other', since: 'title' }];
  const contract = { id: 'lamps', tiles, metrics: {}, queries };
  expect(wrongTiles({ implements: contract } as unknown as AnyMechanism)).toEqual([
    'The text tile at 0,0 shows "from", which its feed shows nobody: correct the field.',
  ]);
});

it.each(['matrix', 'map'] as const)('names what a %s needs of its feed', (kind) => {
  const at = { x: 0, y: 0, w: 3, h: 2 };
  const queries = { board: { live: { fields: { public: ['row', 'rowLabel', 'cell', 'cellLabel'] } } } };
  const contract = { id: 'lamps', tiles: [{ kind, at, feed: 'board' }], metrics: {}, queries };
  expect(wrongTiles({ implements: contract } as unknown as AnyMechanism)).toEqual([
    `The ${kind} tile at 0,0 shows "value", which its feed shows nobody: correct the field.`,
  ]);
});
