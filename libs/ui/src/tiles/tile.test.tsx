import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import type { MechanismEntry } from '@heli/protocol';
import type { Tile as TileSpec } from '@heli/sdk';
import { catalogue, metric, stage } from '../testing/stage.js';
import { Tile } from './tile.js';

afterEach(cleanup);
const tile: TileSpec = { kind: 'number', at: { x: 3, y: 2, w: 3, h: 2 }, metric: 'a.rate', period: 'month' };
const mechanism = catalogue([]).mechanisms[0] as MechanismEntry;

test('a paused mechanism is one grey tile with its reason', () => {
  const pause = { mechanism: 'a', reason: '升级到 1.3.0 未通过检查', since: '2026-11-20T01:15:00.000Z' };
  const view = stage(<Tile tile={tile} mechanism={mechanism} />, [metric('rate')], [], [], [pause]);
  expect(view.text()).toBe('按期结案率已暂停 27 分升级到 1.3.0 未通过检查');
});

test('a fault stays in its tile', () => {
  const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = { ...tile, kind: 'trend', metrics: undefined } as unknown as TileSpec;
  const view = stage(<Tile tile={broken} mechanism={mechanism} />, [], []);
  silent.mockRestore();
  expect(view.text()).toContain('此卡无法显示');
});

test('a tile stands at its place of 12 columns and 6 rows', () => {
  const view = stage(<Tile tile={tile} mechanism={mechanism} />, [metric('rate')], []);
  const { style } = view.container.querySelector<HTMLElement>('.place')!;
  expect(['--y', '--x', '--h', '--w'].map((name) => style.getPropertyValue(name))).toEqual([
    '2',
    '3',
    '2',
    '3',
  ]);
});
