import type { CSSProperties } from 'react';
import type { FeedRow } from '@heli/protocol';
import type { TimelineTile as TimelineSpec } from '@heli/sdk';
import { rowsThatFit, useSize, useUnit } from '../parts/fit.js';
import { Shape, type ShapeName } from '../parts/shape.js';
import { TileFrame } from '../parts/tile-frame.js';
import { dayIn, shortPeriod } from '../room/dates.js';
import { useContentNow, useFeed, useRoom } from '../room/room.js';
import { lanesOf } from './lanes.js';

const dayMs = 86_400_000;
const laneHeight = 3.4;
/** Room for a label beside its mark, in hundredths of the line. */
const labelWidth = 17;

/** A feed's rows along the days, today marked; what finds no room is counted. */
export function TimelineTile({ tile }: { readonly tile: TimelineSpec }) {
  const { words } = useRoom();
  const now = useContentNow();
  const feed = useFeed(tile.feed);
  const unit = useUnit();
  const [attach, size] = useSize();
  const days = tile.back + tile.ahead;
  // Whole minutes: the line does not creep from second to second.
  const from = Math.floor(now / 60_000) * 60_000 - tile.back * dayMs;
  const at = (row: FeedRow): number => (100 * (Date.parse(String(row[tile.moment])) - from)) / (days * dayMs);
  const within = (feed?.rows ?? []).filter((row) => at(row) <= 100);
  const marks = within.map((row) => ({ row, x: Math.max(0, at(row)) }));
  const lanes = size.height === 0 ? marks.length : rowsThatFit(size, laneHeight, unit) - 1;
  const placed = lanesOf(
    marks.map(({ x }) => x),
    { lanes, width: labelWidth },
  );
  const hidden = (feed?.rows.length ?? 0) - placed.filter((lane) => lane !== undefined).length;
  return (
    <TileFrame
      title={words.t(tile.title ?? tile.feed)}
      extra={hidden > 0 ? <span>{words.t('ui.more', { n: hidden })}</span> : undefined}
      kind="timeline"
      feed={tile.feed}
      mark={feed && JSON.stringify(feed.rows)}
    >
      <div className="axis" ref={attach}>
        <Days from={from} days={days} back={tile.back} />
        {marks.map(({ row, x }, index) => (
          <Mark key={index} row={row} x={x} lane={placed[index]} tile={tile} />
        ))}
        {feed?.rows.length === 0 && <div className="empty">{words.t('ui.empty')}</div>}
      </div>
    </TileFrame>
  );
}

interface MarkProps {
  readonly row: FeedRow;
  readonly x: number;
  readonly lane: number | undefined;
  readonly tile: TimelineSpec;
}

const shapes: Readonly<Record<string, ShapeName>> = { ok: 'ok', warn: 'warn', bad: 'bad' };

function Mark({ row, x, lane, tile }: MarkProps) {
  if (lane === undefined) return null;
  const place = { '--at': `${String(x)}%`, '--lane': lane, '--wide': `${String(labelWidth)}%` };
  return (
    <span className={x > 100 - labelWidth ? 'mark left' : 'mark'} style={place as CSSProperties}>
      <Shape name={shapes[String(row[tile.status])] ?? 'plain'} />
      <span className="el">{String(row[tile.label] ?? '—')}</span>
    </span>
  );
}

/** Each week's day below the line, and today's mark across it. */
function Days({ from, days, back }: { readonly from: number; readonly days: number; readonly back: number }) {
  const { words, zone } = useRoom();
  const weeks = Array.from({ length: Math.floor((days - back) / 7) + 1 }, (_, i) => back + 7 * i);
  return (
    <>
      {weeks
        .filter((day) => day < days - 3)
        .map((day) => (
          <span
            key={day}
            className={day === back ? 'day now' : 'day'}
            style={{ '--at': `${String((100 * day) / days)}%` } as CSSProperties}
          >
            {day === back
              ? words.t('ui.today')
              : shortPeriod(dayIn(from + day * dayMs, zone), words.language)}
          </span>
        ))}
    </>
  );
}
