import type { CSSProperties } from 'react';
import { formatNumber } from '@heli/client';
import type { FeedRow } from '@heli/protocol';
import type { MapTile as MapSpec } from '@heli/sdk';
import { useSize, useUnit } from '../parts/fit.js';
import { TileFrame } from '../parts/tile-frame.js';
import { useFeed, useWords } from '../room/room.js';
import { heatOf } from './heat.js';
import { shortLabels } from './labels.js';
import { parentsOf, totalOf, type Parent } from './parents.js';
import { layOut, type MapLayout } from './map-layout.js';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** Parents by their codes, so that a place stays where it is whatever happens in it. */
export const placesOf = (feed: readonly FeedRow[]): readonly Parent[] =>
  parentsOf(feed)
    .sort(byId)
    .map((place) => ({ ...place, parts: place.parts.toSorted(byId) }));

/** A schematic map: each place with its parts, always where it was, so that it is found by where it stands. */
export function MapTile({ tile }: { readonly tile: MapSpec }) {
  const { t, language } = useWords();
  const feed = useFeed(tile.feed);
  const places = placesOf(feed?.rows ?? []);
  const { sum, parts } = totalOf(places);
  const extra = (
    <>
      <span>{t('ui.matrix.sum', { n: formatNumber(sum, language), count: sum })}</span>
      <span>{t('ui.matrix.cells', { n: formatNumber(parts, language), count: parts })}</span>
    </>
  );
  return (
    <TileFrame
      title={t(tile.title ?? tile.feed)}
      extra={feed && extra}
      kind="map"
      className="matrix"
      feed={tile.feed}
      mark={feed && JSON.stringify(places)}
    >
      {feed && <Places places={places} />}
    </TileFrame>
  );
}

function Places({ places }: { readonly places: readonly Parent[] }) {
  const { t } = useWords();
  const unit = useUnit();
  const [attach, size] = useSize();
  if (places.length === 0) return <div className="empty">{t('ui.empty')}</div>;
  const counts = places.map(({ parts }) => parts.length);
  const layout = layOut(counts, size, unit);
  const { across, part } = layout;
  const most = mostOf(places, across);
  const style = {
    ...{ '--places': layout.columns, '--parts': across },
    ...{ '--wide': `${String(part.width)}vmin`, '--high': `${String(part.height)}vmin` },
  };
  return (
    <div className={across === 0 ? 'places sums' : 'places'} ref={attach} style={style as CSSProperties}>
      {places.map((place) => (
        <Place key={place.id} place={place} layout={layout} most={most} />
      ))}
    </div>
  );
}

/** The fullest of what is drawn beside each other: parts, or whole places. */
const mostOf = (places: readonly Parent[], across: number): number =>
  Math.max(1, ...places.flatMap(({ sum, parts }) => (across === 0 ? sum : parts.map(({ value }) => value))));

interface PlaceProps {
  readonly place: Parent;
  readonly layout: MapLayout;
  readonly most: number;
}

/** From here on the part's own name stands beside its digit. */
const named = 9;

function Place({ place, layout, most }: PlaceProps) {
  const { language } = useWords();
  const labels = shortLabels(place.parts.map(({ label }) => label));
  return (
    <div className={layout.across === 0 ? heatOn(place.sum, most) : ''} data-place={place.id}>
      <div className="head">
        <span className="nm el">{place.label}</span>
        <span className="sm">{formatNumber(place.sum, language)}</span>
      </div>
      {layout.across > 0 &&
        place.parts.map((part, index) => (
          <span key={part.id} className={`part ${heatOn(part.value, most)}`}>
            {layout.part.width >= named && <span className="el">{labels[index]}</span>}
            <span className="fig">{formatNumber(part.value, language)}</span>
          </span>
        ))}
    </div>
  );
}

const heatOn = (value: number, most: number): string => `h${String(heatOf(value, most))}`;
