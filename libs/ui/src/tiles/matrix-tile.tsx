import type { CSSProperties } from 'react';
import { formatNumber } from '@heli/client';
import type { FeedRow } from '@heli/protocol';
import type { MatrixTile as MatrixSpec } from '@heli/sdk';
import { rowsThatFit, useSize, useUnit } from '../parts/fit.js';
import { TileFrame } from '../parts/tile-frame.js';
import { useFeed, useWords } from '../room/room.js';
import { heatOf } from './heat.js';
import { parentsOf, totalOf, type Parent } from './parents.js';
import { TableTile } from './table-tile.js';

const rowHeight = 3.3;

/** One row per parent, fullest first. */
export const rowsOf = (feed: readonly FeedRow[]): readonly Parent[] =>
  parentsOf(feed).sort((a, b) => b.sum - a.sum);

/** A heat table: parents as rows, their parts as cells; the digit is always printed. */
export function MatrixTile({ tile }: { readonly tile: MatrixSpec }) {
  return tile.columns ? <TableTile tile={tile} /> : <HeatTile tile={tile} />;
}

function HeatTile({ tile }: { readonly tile: MatrixSpec }) {
  const { t, language } = useWords();
  const feed = useFeed(tile.feed);
  const rows = rowsOf(feed?.rows ?? []);
  const { sum: total, parts: cells } = totalOf(rows);
  const extra = (
    <>
      <span>{t('ui.matrix.sum', { n: formatNumber(total, language), count: total })}</span>
      <span>{t('ui.matrix.cells', { n: formatNumber(cells, language), count: cells })}</span>
    </>
  );
  const title = t(tile.title ?? tile.feed);
  return (
    <TileFrame
      title={title}
      extra={feed && extra}
      kind="matrix"
      feed={tile.feed}
      mark={feed && String(total)}
    >
      {feed && <Heat rows={rows} />}
    </TileFrame>
  );
}

function Heat({ rows }: { readonly rows: readonly Parent[] }) {
  const { t, language } = useWords();
  const unit = useUnit();
  const [attach, size] = useSize();
  const fit = rowsThatFit(size, rowHeight, unit);
  const shown = rows.length > fit ? rows.slice(0, fit - 1) : rows;
  const rest = rows.slice(shown.length);
  const most = Math.max(...rows.flatMap((row) => row.parts.map((cell) => cell.value)), 1);
  const widest = Math.max(1, ...shown.map((row) => row.parts.length));
  const columns = size.width === 0 ? widest : Math.min(widest, Math.floor((size.width / unit - 16.3) / 2.7));
  if (rows.length === 0) return <div className="empty">{t('ui.empty')}</div>;
  return (
    <div className="heat" ref={attach} style={{ '--cells': columns } as CSSProperties}>
      {shown.map((row) => (
        <div key={row.id}>
          <span className="nm el">{row.label}</span>
          {row.parts.slice(0, columns).map((cell) => (
            <span key={cell.id} className={`h${heatOf(cell.value, most)}`}>
              {formatNumber(cell.value, language)}
            </span>
          ))}
          <span className="sm">{formatNumber(row.sum, language)}</span>
        </div>
      ))}
      {rest.length > 0 && (
        <div>
          <span className="rest el">{t('ui.more', { n: rest.length })}</span>
          <span className="sm">
            {formatNumber(
              rest.reduce((sum, row) => sum + row.sum, 0),
              language,
            )}
          </span>
        </div>
      )}
    </div>
  );
}
