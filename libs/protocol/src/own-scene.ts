import type { Audience, Place, Tile } from '@heli/sdk';
import type { MechanismEntry, MetricEntry } from './catalogue.js';
import type { MetricTile, SceneTile } from './own-scene-schema.js';

/** A scene's grid: 12 columns × 6 rows (wall.md, section 4). */
export const grid = { columns: 12, rows: 6 } as const;

/** A scene that an organisation has put together itself. */
export interface OwnScene {
  /** `own.…`: what playlists and pins name. */
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly tiles: readonly SceneTile[];
}

/** Whether two places of a grid have a field in common. */
export const isOverlapping = (a: Place, b: Place): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** The metrics a tile names. */
export const metricsIn = (tile: SceneTile): readonly string[] => {
  if (tile.kind === 'declared') return [];
  const own = tile.kind === 'trend' ? tile.metrics : [tile.metric];
  return tile.kind === 'gauge' ? own : [...own, ...(tile.beside ?? [])];
};

/** What a contract's tile is about: a feed or its first metric, in full. */
const subjectOf = (tile: Tile): string => {
  if ('feed' in tile) return tile.feed;
  return 'metrics' in tile ? (tile.metrics[0] ?? '') : tile.metric;
};

/** A name by which a declared tile is found again when its contract has grown. */
export const tileKey = (tile: Tile): string => {
  const kind = tile.kind === 'custom' ? `${tile.kind}:${tile.component}` : tile.kind;
  return `${kind} ${subjectOf(tile)} ${tile.scene ?? ''}`.trimEnd();
};

/** The mechanism whose numbers or rows a tile shows. */
export const mechanismOf = (
  tile: Tile,
  mechanisms: readonly MechanismEntry[],
): MechanismEntry | undefined => {
  const [contract] = subjectOf(tile).split('.');
  return mechanisms.find((one) => one.contract === contract);
};

/** The tiles of an own scene as the contracts of the house know them now; what nobody brings any more is left out. */
export function drawn(tiles: readonly SceneTile[], mechanisms: readonly MechanismEntry[]): Tile[] {
  const declared = mechanisms.flatMap((one) => one.tiles);
  const metrics = new Map(mechanisms.flatMap((one) => one.metrics).map((one) => [one.id, one]));
  return tiles.flatMap((tile): Tile | Tile[] => {
    if (tile.kind !== 'declared') return withAudience(tile, metrics);
    const found = declared.find((one) => tileKey(one) === tile.tile);
    return found ? { ...found, at: tile.at } : [];
  });
}

/** A tile of metrics is for whoever may read them all. */
function withAudience(tile: MetricTile, known: ReadonlyMap<string, MetricEntry>): Tile | Tile[] {
  const metrics = metricsIn(tile).map((id) => known.get(id));
  if (metrics.includes(undefined)) return [];
  const strictest = (['confidential', 'council'] as const).find((audience) =>
    metrics.some((one) => one?.audience === audience),
  );
  const audience: Audience = strictest ?? 'public';
  const { at } = tile;
  if (tile.kind === 'gauge') return { kind: 'gauge', at, audience, metric: tile.metric, period: tile.period };
  const beside = tile.beside && { beside: tile.beside };
  if (tile.kind === 'trend') {
    const { grain: step, length: steps, metrics: lines, period } = tile;
    return { kind: 'trend', at, audience, metrics: lines, grain: step, length: steps, period, ...beside };
  }
  const trend = tile.trend && { trend: tile.trend };
  return { kind: 'number', at, audience, metric: tile.metric, period: tile.period, ...trend, ...beside };
}
