import type { ReactNode } from 'react';
import type { MechanismEntry } from '@heli/protocol';
import type { Tile as TileSpec } from '@heli/sdk';
import { Fault } from '../parts/fault.js';
import { BrokenTile, PausedTile } from '../parts/tile-frame.js';
import { metricName } from '../room/judgement.js';
import { useFeed, useWords } from '../room/room.js';
import { useStill } from '../room/still.js';
import { CountdownTile } from './countdown-tile.js';
import { CustomTile } from './custom-tile.js';
import { FeedTile } from './feed-tile.js';
import { FunnelTile } from './funnel-tile.js';
import { GaugeTile } from './gauge-tile.js';
import { MapTile } from './map-tile.js';
import { MatrixTile } from './matrix-tile.js';
import { NumberTile } from './number-tile.js';
import { placeOf } from './place.js';
import { RankingTile } from './ranking-tile.js';
import { TextTile } from './text-tile.js';
import { TimelineTile } from './timeline-tile.js';
import { TrendTile } from './trend-tile.js';

function draw(tile: TileSpec, { ui }: MechanismEntry): ReactNode {
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
    case 'map':
      return <MapTile tile={tile} />;
    case 'gauge':
      return <GaugeTile tile={tile} />;
    case 'ranking':
      return <RankingTile tile={tile} />;
    case 'timeline':
      return <TimelineTile tile={tile} />;
    case 'text':
      return <TextTile tile={tile} />;
    case 'countdown':
      return <CountdownTile tile={tile} />;
    case 'custom':
      return <CustomTile tile={tile} ui={ui} />;
  }
}

/** One tile at its place: drawn by its kind, grey while its mechanism is paused, alone in its faults. */
export function Tile({ tile, mechanism }: { readonly tile: TileSpec; readonly mechanism: MechanismEntry }) {
  const words = useWords();
  const title = titleOf(tile, words);
  const pause = useStill(mechanism);
  // A query that fails leaves its own tile grey: no rows would be told as none.
  const feed = useFeed('feed' in tile ? tile.feed : '');
  const still = pause ?? (feed?.state === 'paused' ? { reason: words.t('ui.paused.reason') } : undefined);
  return (
    <div className="place" style={placeOf(tile.at)}>
      {still ? (
        <PausedTile title={title} {...still} />
      ) : (
        <Fault key={mechanism.ui} instead={(thrown) => <BrokenTile title={title} thrown={thrown} />}>
          {draw(tile, mechanism)}
        </Fault>
      )}
    </div>
  );
}

function titleOf(tile: TileSpec, words: ReturnType<typeof useWords>): string {
  if (tile.title !== undefined) return words.t(tile.title);
  return 'metric' in tile && tile.metric !== undefined ? metricName(tile.metric, words) : '';
}
