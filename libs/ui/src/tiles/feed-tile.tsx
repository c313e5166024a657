import type { CSSProperties } from 'react';
import type { FeedRow } from '@heli/protocol';
import type { FeedTile as FeedSpec, RelativePeriod } from '@heli/sdk';
import { Base, Figure } from '../parts/figure.js';
import { rowsThatFit, useSize, useUnit } from '../parts/fit.js';
import { TileFrame } from '../parts/tile-frame.js';
import { periodWord } from '../room/period-words.js';
import { useCell, useFeed, useMetric, usePeriod, useWords } from '../room/room.js';
import { columnsOf, rowHeightOf, slotsOf } from './feed-columns.js';
import { FeedSlot } from './feed-slot.js';

/** Rows of a live query, as many as fit whole; how many more there are stands beside the title. */
export function FeedTile({ tile }: { readonly tile: FeedSpec }) {
  const { t } = useWords();
  const feed = useFeed(tile.feed);
  const unit = useUnit();
  const [attach, size] = useSize();
  const rows = feed?.rows ?? [];
  const slots = slotsOf(tile.columns, rows);
  const fit = rowsThatFit(size, rowHeightOf(slots), unit);
  const hidden = Math.max(0, rows.length - fit);
  const extra = (
    <>
      {tile.metric !== undefined && <Total id={tile.metric} period={tile.period ?? 'total'} />}
      {hidden > 0 && <span className="more">{t('ui.more', { n: hidden })}</span>}
    </>
  );
  return (
    <TileFrame
      title={t(tile.title ?? tile.feed)}
      extra={extra}
      kind="feed"
      feed={tile.feed}
      mark={feed && JSON.stringify(rows)}
    >
      <div className="board" ref={attach} style={{ '--slots': columnsOf(slots) } as CSSProperties}>
        {feed && rows.length === 0 && <div className="empty">{t('ui.empty')}</div>}
        {rows.slice(0, Number.isFinite(fit) ? fit : undefined).map((row, index) => (
          <Row
            key={index}
            row={row}
            rows={rows}
            slots={slots}
            contract={tile.feed.slice(0, tile.feed.indexOf('.'))}
          />
        ))}
      </div>
    </TileFrame>
  );
}

interface RowProps {
  readonly row: FeedRow;
  readonly rows: readonly FeedRow[];
  readonly slots: ReturnType<typeof slotsOf>;
  readonly contract: string;
}

function Row({ row, rows, slots, contract }: RowProps) {
  return (
    <div className="row">
      {slots.map((slot) => (
        <FeedSlot key={slot.fields[0]?.field} slot={slot} row={row} rows={rows} contract={contract} />
      ))}
    </div>
  );
}

function Total({ id, period: relative }: { readonly id: string; readonly period: RelativePeriod }) {
  const words = useWords();
  const period = usePeriod(relative);
  const metric = useMetric(id);
  const cell = useCell(id, period);
  const level = metric?.carry === 'level';
  return (
    <span className="total">
      {!level && <span>{periodWord(relative, words)}</span>}
      <Figure id={id} period={period} metric={metric} cell={cell} className="fig" />
      <Base cell={cell} />
    </span>
  );
}
