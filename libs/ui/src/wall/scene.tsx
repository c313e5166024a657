import { memo, type CSSProperties } from 'react';
import { mechanismOf, overviewScene, type Scene as SceneSpec } from '@heli/protocol';
import { mayRead, type Tile as TileSpec } from '@heli/sdk';
import { Tile } from '../tiles/tile.js';
import { useRoom } from '../room/room.js';
import { Overview } from './overview.js';

const rows = [0, 1, 2, 3, 4, 5];
/** A funnel across the whole width needs less height than its rows have; the others get it. */
const low = (tiles: readonly TileSpec[]) => (row: number) =>
  tiles.some(({ kind, at }) => kind === 'funnel' && at.w === 12 && row >= at.y && row < at.y + at.h);

/** A scene's tiles on the grid of 12 columns and 6 rows, as far as the audience may see them. */
export const Scene = memo(function Scene({ scene }: { readonly scene: SceneSpec }) {
  const { audience, catalogue } = useRoom();
  const { id } = scene;
  if (id === overviewScene) return <Overview />;
  const tiles = scene.tiles.filter((tile) => mayRead(audience, tile.audience ?? 'public'));
  const isLow = low(tiles);
  return (
    <div
      className="scene"
      data-scene={id}
      style={
        { '--rows': rows.map((row) => `minmax(0, ${isLow(row) ? 0.85 : 1}fr)`).join(' ') } as CSSProperties
      }
    >
      {tiles.map((tile, index) => {
        const mechanism = scene.mechanism ?? mechanismOf(tile, catalogue.mechanisms);
        return mechanism && <Tile key={`${tile.kind}${index}`} tile={tile} mechanism={mechanism} />;
      })}
    </div>
  );
});
