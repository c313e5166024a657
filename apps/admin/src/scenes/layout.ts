import { grid, isOverlapping, type SceneTile } from '@heli/protocol';
import type { Place } from '@heli/sdk';

/** What an administrator works on, as `core.draftScene` takes it. */
export interface Layout {
  readonly name: string;
  readonly nameEn?: string;
  readonly below: boolean;
  readonly tiles: readonly SceneTile[];
}

type Size = Pick<Place, 'w' | 'h'>;

/** The least of each kind that is read from the back of a room. */
export const leastSize: Readonly<Record<SceneTile['kind'], Size>> = {
  number: { w: 2, h: 1 },
  gauge: { w: 3, h: 1 },
  trend: { w: 4, h: 2 },
  declared: { w: 3, h: 1 },
};

const usualSize: Readonly<Record<SceneTile['kind'], Size>> = {
  number: { w: 3, h: 2 },
  gauge: { w: 3, h: 2 },
  trend: { w: 6, h: 3 },
  declared: { w: 4, h: 3 },
};

const isOnGrid = ({ x, y, w, h }: Place): boolean =>
  x >= 0 && y >= 0 && x + w <= grid.columns && y + h <= grid.rows;

/** Whether a tile may stand there: on the grid, large enough, on no other. */
export function fits(tiles: readonly SceneTile[], index: number, at: Place): boolean {
  const least = leastSize[tiles[index]?.kind ?? 'number'];
  return (
    isOnGrid(at) &&
    at.w >= least.w &&
    at.h >= least.h &&
    tiles.every((other, i) => i === index || !isOverlapping(other.at, at))
  );
}

/** The tiles with one of them elsewhere; the same tiles where it can't stand there. */
export function placed(tiles: readonly SceneTile[], index: number, at: Place): readonly SceneTile[] {
  if (!fits(tiles, index, at)) return tiles;
  return tiles.map((tile, i) => (i === index ? { ...tile, at } : tile));
}

/** Where a new tile of a kind has room, row by row: its usual size, or the least one; undefined where there is none. */
export function roomFor(
  tiles: readonly SceneTile[],
  kind: SceneTile['kind'],
  usual?: Size,
): Place | undefined {
  for (const { w, h } of [usual ?? usualSize[kind], leastSize[kind]]) {
    for (let y = 0; y + h <= grid.rows; y++) {
      for (let x = 0; x + w <= grid.columns; x++) {
        const at = { x, y, w, h };
        if (tiles.every((other) => !isOverlapping(other.at, at))) return at;
      }
    }
  }
  return undefined;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where a key takes a tile: an arrow moves it, with Shift it grows or shrinks. */
export function afterKey(at: Place, key: string, shift: boolean): Place | undefined {
  const step = steps[key];
  if (!step) return undefined;
  const [dx, dy] = step;
  return shift ? { ...at, w: at.w + dx, h: at.h + dy } : { ...at, x: at.x + dx, y: at.y + dy };
}
