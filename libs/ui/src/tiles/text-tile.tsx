import type { TextTile as TextSpec } from '@heli/sdk';
import { TileFrame } from '../parts/tile-frame.js';
import { clockOf, dateOf } from '../room/dates.js';
import { useFeed, useRoom } from '../room/room.js';

/** The first row of a feed in large letters, and since when it is said. */
export function TextTile({ tile }: { readonly tile: TextSpec }) {
  const { words, zone } = useRoom();
  const feed = useFeed(tile.feed);
  const row = feed?.rows[0];
  const text = row === undefined ? undefined : String(row[tile.text] ?? '');
  const since = tile.since === undefined ? Number.NaN : Date.parse(String(row?.[tile.since]));
  return (
    <TileFrame title={words.t(tile.title ?? tile.feed)} kind="text" feed={tile.feed} mark={text}>
      {feed && text === undefined && <div className="empty">{words.t('ui.empty')}</div>}
      {text !== undefined && <p className="says">{text}</p>}
      {!Number.isNaN(since) && (
        <p className="nd">
          {`${dateOf(since, words.language, zone)} ${clockOf(since, words.language, zone)}`}
        </p>
      )}
    </TileFrame>
  );
}
