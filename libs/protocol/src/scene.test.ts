import { expect, it } from '@jest/globals';
import type { Tile } from '@heli/sdk';
import type { MechanismEntry } from './catalogue.js';
import { scenesOf } from './scene.js';

const at = { x: 0, y: 0, w: 3, h: 2 };
const tile = (scene?: string): Tile => ({
  ...{ kind: 'number', at, metric: 'a.rate', period: 'month' },
  ...(scene !== undefined && { scene }),
});
const entry = (id: string, contract: string, tiles: readonly Tile[]) =>
  ({ id, contract, tiles }) as unknown as MechanismEntry;

it('lists the scenes of one mechanism without an overview', () => {
  const scenes = scenesOf([entry('a', 'a', [tile(), tile('late'), tile()])]);
  expect(scenes.map(({ id, title, tiles }) => [id, title, tiles.length])).toEqual([
    ['a', 'a.name', 2],
    ['a.late', 'a.scene.late', 1],
  ]);
});

it('puts the overview before them where there are several, and takes a contract’s scenes once', () => {
  const scenes = scenesOf([
    entry('a', 'a', [tile()]),
    entry('core', 'core', []),
    entry('a2', 'a', [tile()]),
    entry('b', 'b', [tile('only')]),
  ]);
  expect(scenes.map(({ id, mechanism }) => [id, mechanism?.id])).toEqual([
    ['overview', undefined],
    ['a', 'a'],
    ['b.only', 'b'],
  ]);
});
