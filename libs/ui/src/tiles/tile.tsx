import type { CSSProperties, ReactNode } from 'react';
import type { MechanismEntry, Pause } from '@heli/protocol';
import type { Tile as TileSpec } from '@heli/sdk';
import { Fault } from '../parts/fault.js';
import { BrokenTile, PausedTile } from '../parts/tile-frame.js';
import { metricName } from '../room/judgement.js';
import { usePauses, useWords } from '../room/room.js';
import { FeedTile } from './feed-tile.js';
import { FunnelTile } from './funnel-tile.js';
import { MatrixTile } from './matrix-tile.js';
import { NumberTile } from './number-tile.js';
import { TrendTile } from './trend-tile.js';

function draw(tile: TileSpec): ReactNode {
  switch (tile.kind) {
    case 'number':
      return <NumberTile tile={tile} />;
    case 'trend':
      return <TrendTile tile={tile} />;
    case 'funnel':
      return <FunnelTile tile={tile} />;
    case 'feed':
      return <FeedTile tile={tile} />;
    case 'matrix':
      return <MatrixTile tile={tile} />;
  }
}

/** One tile at its place: drawn by its kind, grey while its mechanism is paused, alone in its faults. */
export function Tile({ tile, mechanism }: { readonly tile: TileSpec; readonly mechanism: MechanismEntry }) {
  const words = useWords();
  const paused = usePauses();
  const title = titleOf(tile, words);
  const pause = paused.find((one) => one.mechanism === mechanism.id || one.mechanism === mechanism.contract);
  const broken = mechanism.state === 'failed' || mechanism.state === 'incompatible';
  const content = pause ? (
    <PausedTile title={title} since={pause.since} reason={reasonOf(pause, words)} />
  ) : broken ? (
    <PausedTile title={title} reason={mechanism.reason ?? words.t('ui.paused.reason')} />
  ) : (
    <Fault instead={<BrokenTile title={title} />}>{draw(tile)}</Fault>
  );
  const { x, y, w, h } = tile.at;
  // Upright a quarter becomes a half, and what is wider has the whole width.
  const upright = { '--up': w <= 3 ? 3 : 6, '--fold': Math.ceil(w / 6) };
  const place = { '--x': x, '--y': y, '--w': w, '--h': h, ...upright } as CSSProperties;
  return (
    <div className="place" style={place}>
      {content}
    </div>
  );
}

const reasonOf = (pause: Pause, { t, find }: ReturnType<typeof useWords>): string =>
  pause.reason === '' ? t('ui.paused.reason') : (find(pause.reason) ?? pause.reason);

function titleOf(tile: TileSpec, words: ReturnType<typeof useWords>): string {
  if (tile.title !== undefined) return words.t(tile.title);
  return 'metric' in tile && tile.metric !== undefined ? metricName(tile.metric, words) : '';
}
