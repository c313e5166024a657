import type { MechanismEntry } from '@heli/protocol';
import { mayRead } from '@heli/sdk';
import { Tile } from '../tiles/tile.js';
import { useRoom } from '../room/room.js';

/** A mechanism's tiles on the grid of 12 columns and 6 rows, as far as the audience may see them. */
export function Scene({ mechanism }: { readonly mechanism: MechanismEntry }) {
  const { audience } = useRoom();
  const tiles = mechanism.tiles.filter((tile) => mayRead(audience, tile.audience ?? 'public'));
  return (
    <div className="scene" data-scene={mechanism.contract}>
      {tiles.map((tile, index) => (
        <Tile key={`${tile.kind}${index}`} tile={tile} mechanism={mechanism} />
      ))}
    </div>
  );
}
