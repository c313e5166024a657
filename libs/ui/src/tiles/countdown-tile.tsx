import type { CSSProperties } from 'react';
import type { CountdownTile as CountdownSpec } from '@heli/sdk';
import { TileFrame } from '../parts/tile-frame.js';
import { countdownText } from '../room/age.js';
import { clockOf, dateOf, weekdayOf } from '../room/dates.js';
import { useContentNow, useFeed, useRoom } from '../room/room.js';
import { useValueWord } from './feed-slot.js';

/** How long until the next of a feed's rows, what it is and when. */
export function CountdownTile({ tile }: { readonly tile: CountdownSpec }) {
  const { words, zone } = useRoom();
  const { t, language } = words;
  const now = useContentNow();
  const feed = useFeed(tile.feed);
  const valueWord = useValueWord(tile.feed.slice(0, tile.feed.indexOf('.')));
  const at = (row: object): number => Date.parse(String((row as Record<string, unknown>)[tile.to]));
  const next = feed?.rows.find((row) => at(row) > now);
  const moment = next && at(next);
  const text = moment === undefined ? '—' : countdownText(moment - now, words);
  return (
    <TileFrame
      title={t(tile.title ?? tile.feed)}
      kind="countdown"
      feed={tile.feed}
      mark={next && String(moment)}
    >
      <div className="num" style={{ '--chars': text.length } as CSSProperties}>
        {text}
      </div>
      {next && (
        <p className="names el">{tile.labels.map((field) => valueWord(field, next[field])).join('　')}</p>
      )}
      {moment !== undefined && (
        <p className="nd el">
          {`${dateOf(moment, language, zone)} ${weekdayOf(moment, language, zone)} ${clockOf(moment, language, zone)}`}
        </p>
      )}
      {feed && !next && <p className="nd">{t('ui.empty')}</p>}
    </TileFrame>
  );
}
