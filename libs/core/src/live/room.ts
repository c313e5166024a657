import { hash } from 'node:crypto';
import { mayRead, type Audience, type QueryType, type RelativePeriod, type Tile } from '@heli/sdk';
import { periodOn, previousOf, rangeOf, stepsOf } from '@heli/protocol';
import type { CellName, MetricTile, OwnScene, Pause, SceneTile } from '@heli/protocol';
import type { Cells } from '../metric/cells.js';
import type { Feeds } from './feeds.js';
import type { Change } from '../metric/buckets.js';
import { maskRules } from '../metric/mask.js';
import type { CellReader } from '../metric/cell-reader.js';
import type { MetricInContract, Registry } from '../registry/registry.js';

/** What a set of organisations and an audience see: which cells, which feeds. */
export interface RoomKey {
  readonly organisations: readonly string[];
  readonly audience: Audience;
  /** Tiles of a scene that somebody tries. */
  readonly tiles?: readonly SceneTile[] | undefined;
  /** The mechanism whose draft of settings somebody tries; one that is saved anew is another. */
  readonly draft?: { readonly mechanism: string; readonly savedAt: string } | undefined;
}

const digest = (value: unknown): string => hash('sha256', JSON.stringify(value)).slice(0, 24);

const triedIn = ({ tiles, draft }: RoomKey): readonly unknown[] => (tiles || draft ? [[tiles, draft]] : []);

export const roomName = (key: RoomKey): string =>
  [key.audience, key.organisations.join(','), ...triedIn(key).map(digest)].join(':');

export const scopeOf = (epoch: string, key: RoomKey): string =>
  digest([epoch, key.organisations, key.audience, maskRules, ...triedIn(key)]);

/** A cell that a room's tiles show. */
export interface ShownCell {
  readonly name: CellName;
  readonly metric: MetricInContract;
  readonly organisation: string;
  readonly period: string;
  readonly key: string;
}

/** The cells that the tiles of all contracts and of the organisations' own scenes ask for, on this day. */
export async function shownCells(
  { registry, reader, scenes }: Pick<RoomParts, 'registry' | 'reader' | 'scenes'>,
  key: RoomKey,
  today: string,
): Promise<ShownCell[]> {
  const cells: ShownCell[] = [];
  const { tiles = [] } = key;
  for (const organisation of key.organisations) {
    const own = [...scenes(organisation).flatMap((scene) => scene.tiles), ...tiles];
    for (const [id, periods] of wantedPeriods(registry, key.audience, today, own)) {
      const metric = registry.metric(id);
      if (!metric || !mayRead(key.audience, metric.metric.audience ?? 'public')) continue;
      for (const cellKey of await reader.keysOf(metric, organisation)) {
        for (const period of periods) {
          cells.push({
            name: [cells.length, id, organisation, period, cellKey],
            metric,
            organisation,
            period,
            key: cellKey,
          });
        }
      }
    }
  }
  return cells;
}

function wantedPeriods(
  registry: Registry,
  audience: Audience,
  today: string,
  own: readonly SceneTile[],
): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  const want = (id: string, periods: readonly (string | undefined)[]): void => {
    const known = wanted.get(id) ?? new Set<string>();
    for (const period of periods) if (period !== undefined) known.add(period);
    wanted.set(id, known);
  };
  for (const contract of registry.contracts) {
    for (const tile of contract.tiles) {
      if (!mayRead(audience, tile.audience ?? 'public')) continue;
      for (const name of metricsOf(tile)) want(`${contract.id}.${name}`, periodsOf(tile, today));
    }
  }
  // What a contract declares is wanted already, wherever it stands.
  for (const tile of own.filter(({ kind }) => kind !== 'declared') as readonly MetricTile[])
    for (const id of metricsOf(tile)) want(id, periodsOf(tile, today));
  return wanted;
}

function metricsOf(tile: Tile | MetricTile): readonly string[] {
  switch (tile.kind) {
    case 'number':
      return [tile.metric, ...(tile.beside ?? [])];
    case 'trend':
      return [...tile.metrics, ...(tile.beside ?? [])];
    case 'funnel':
    case 'gauge':
      return [tile.metric];
    case 'feed':
      return tile.metric === undefined ? [] : [tile.metric];
    default:
      return [];
  }
}

function periodsOf(tile: Tile | MetricTile, today: string): (string | undefined)[] {
  const around = (period: RelativePeriod): (string | undefined)[] => [
    periodOn(period, today),
    previousOf(periodOn(period, today)),
  ];
  switch (tile.kind) {
    case 'number':
      return [
        ...around(tile.period),
        ...(tile.trend ? stepsOf(tile.trend.grain, tile.trend.length, today) : []),
      ];
    case 'trend':
      return [...around(tile.period), ...stepsOf(tile.grain, tile.length, today)];
    case 'gauge':
      return around(tile.period);
    case 'funnel':
      return [periodOn(tile.period, today)];
    case 'feed':
      return tile.period === undefined ? [] : [periodOn(tile.period, today)];
    default:
      return [];
  }
}

/** The live queries that the tiles of all contracts ask for, and those that a contract has kept in every room. */
export function shownFeeds(registry: Registry, audience: Audience): QueryType[] {
  const feeds = registry.mechanisms.flatMap(({ implements: contract }) => {
    const named = contract.tiles.flatMap((tile) =>
      'feed' in tile && mayRead(audience, tile.audience ?? 'public') ? [tile.feed] : [],
    );
    return [...named, ...(contract.feeds ?? [])].flatMap((name) => {
      const query = contract.queries[name];
      return query?.live?.fields[audience] ? [query] : [];
    });
  });
  return [...new Set(feeds)];
}

/** Whether a change in a bucket moves a cell: same metric (or a part of it), and a day that its period covers. */
export function touches(cell: ShownCell, change: Change, today: string): boolean {
  const { metric, contract, id } = cell.metric;
  // A figure about people is masked by what its siblings are.
  if (metric.about === 'people' && id === change.metric) return true;
  if (cell.organisation !== change.organisation) return false;
  const direct = id === change.metric && cell.key === change.key;
  const part =
    metric.kind === 'derived' && metric.of.some((name) => `${contract.id}.${name}` === change.metric);
  if (!direct && !part) return false;
  const range = rangeOf(cell.period, today);
  if (!range || change.day > range.last) return false;
  return metric.kind === 'derived' || carries(cell) || range.first === undefined || change.day >= range.first;
}

const carries = ({ metric: { metric } }: ShownCell): boolean =>
  metric.kind !== 'derived' &&
  (metric.n.carry === 'level' || (metric.kind === 'ratio' && metric.d.carry === 'level'));

/** For each metric whose keys are open: that it is shown, and which keys it is known to have. */
export const openKeysOf = (shown: readonly ShownCell[]): Set<string> =>
  new Set(
    shown
      .filter(({ metric: { metric } }) => metric.keys === undefined)
      .flatMap(({ metric: { id }, organisation, key }) => [
        `${id} ${organisation}`,
        `${id} ${organisation} ${key}`,
      ]),
  );

/** What a room needs from the house. */
export interface RoomParts {
  readonly registry: Registry;
  readonly reader: CellReader;
  readonly cells: Cells;
  readonly feeds: Feeds;
  readonly epoch: string;
  readonly build: string;
  today(): string;
  position(): { readonly version: number; readonly seq: number; readonly asOf: string };
  pauses(organisation: string): readonly Pause[];
  /** What an organisation's walls show beside the scenes of mechanisms. */
  scenes(organisation: string): readonly OwnScene[];
  /** Told when a room could not read what it was to send; it tries again with the next beat. */
  failed(error: unknown): void;
  /** The version before which nobody can catch up: what a cell's version does not tell has changed since. */
  floor(): number;
}
