import type { CSSProperties } from 'react';
import { formatNumber } from '@heli/client';
import type { FeedRow } from '@heli/protocol';
import type { MatrixTile as MatrixSpec } from '@heli/sdk';
import { rowsThatFit, useSize, useUnit } from '../parts/fit.js';
import { TileFrame } from '../parts/tile-frame.js';
import { shortPeriod } from '../room/dates.js';
import { useFeed, useWords } from '../room/room.js';
import { heatOf } from './heat.js';

const rowHeight = 4.6;

/** A heat table with the same columns in every row: their names at the top, rows in the feed's order. */
export function TableTile({ tile }: { readonly tile: MatrixSpec }) {
  const { t } = useWords();
  const feed = useFeed(tile.feed);
  const unit = useUnit();
  const [attach, size] = useSize();
  const rows = [...Map.groupBy(feed?.rows ?? [], (row) => row['row'])].map(([, cells]) => cells);
  const fit = rowsThatFit(size, rowHeight, unit) - 1;
  const hidden = Math.max(0, rows.length - fit);
  const most = Math.max(1, ...(feed?.rows ?? []).map((row) => Number(row['value'] ?? 0)));
  return (
    <TileFrame
      title={t(tile.title ?? tile.feed)}
      extra={hidden > 0 ? <span>{t('ui.more', { n: hidden })}</span> : undefined}
      kind="matrix"
      feed={tile.feed}
      mark={feed && JSON.stringify(rows)}
    >
      <div className="heat table" ref={attach} style={{ '--cells': rows[0]?.length ?? 1 } as CSSProperties}>
        {feed && rows.length === 0 && <div className="empty">{t('ui.empty')}</div>}
        {rows[0] && <Heads cells={rows[0]} contract={tile.feed.slice(0, tile.feed.indexOf('.'))} />}
        {rows.slice(0, Number.isFinite(fit) ? Math.max(1, fit) : undefined).map((cells) => (
          <Row key={String(cells[0]?.['row'])} cells={cells} most={most} />
        ))}
      </div>
    </TileFrame>
  );
}

interface HeadsProps {
  readonly cells: readonly FeedRow[];
  readonly contract: string;
}

/** Months are named shortly in the reader's language, and what is a word of the contract in its words. */
function Heads({ cells, contract }: HeadsProps) {
  const { t, language } = useWords();
  const wordOf = (label: string): string => (label.startsWith(`${contract}.`) ? t(label) : label);
  return (
    <div>
      <span />
      {cells.map((cell) => {
        const label = String(cell['cellLabel'] ?? '');
        const text = /^\d{4}-\d\d$/.test(label) ? shortPeriod(label, language) : wordOf(label);
        return (
          <span key={String(cell['cell'])} className="head el">
            {text}
          </span>
        );
      })}
    </div>
  );
}

function Row({ cells, most }: { readonly cells: readonly FeedRow[]; readonly most: number }) {
  const { language } = useWords();
  return (
    <div>
      <span className="nm el">{String(cells[0]?.['rowLabel'] ?? '—')}</span>
      {cells.map(({ cell, value }) => (
        <span key={String(cell)} className={typeof value === 'number' ? `h${heatOf(value, most)}` : 'gap'}>
          {typeof value === 'number' ? formatNumber(value, language) : '—'}
        </span>
      ))}
    </div>
  );
}
