import { memo, type CSSProperties } from 'react';
import type { MechanismEntry } from '@heli/protocol';
import { mayRead, type Tile as TileSpec } from '@heli/sdk';
import { Tile } from '../tiles/tile.js';
import { useRoom } from '../room/room.js';

const rows = [0, 1, 2, 3, 4, 5];
/** A funnel across the whole width needs less height than its rows have; the others get it. */
const low = (tiles: readonly TileSpec[]) => (row: number) =>
  tiles.some(({ kind, at }) => kind === 'funnel' && at.w === 12 && row >= at.y && row < at.y + at.h);

/** A mechanism's tiles on the grid of 12 columns and 6 rows, as far as the audience may see them. */
export const Scene = memo(function Scene({ mechanism }: { readonly mechanism: MechanismEntry }) {
  const { audience } = useRoom();
  const tiles = mechanism.tiles.filter((tile) => mayRead(audience, tile.audience ?? 'public'));
  const isLow = low(tiles);
  return (
    <div
      className="scene"
      data-scene={mechanism.contract}
      style={
        { '--rows': rows.map((row) => `minmax(0, ${isLow(row) ? 0.85 : 1}fr)`).join(' ') } as CSSProperties
      }
    >
      {tiles.map((tile, index) => (
        <Tile key={`${tile.kind}${index}`} tile={tile} mechanism={mechanism} />
      ))}
    </div>
  );
});
