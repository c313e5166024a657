import type { CSSProperties } from 'react';
import { formatNumber } from '@heli/client';
import type { FeedRow } from '@heli/protocol';
import type { MatrixTile as MatrixSpec } from '@heli/sdk';
import { rowsThatFit, useSize, useUnit } from '../parts/fit.js';
import { TileFrame } from '../parts/tile-frame.js';
import { useFeed, useWords } from '../room/room.js';
import { heatOf } from './heat.js';
import { TableTile } from './table-tile.js';

const rowHeight = 3.3;

interface MatrixRow {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly { readonly id: string; readonly value: number }[];
  readonly sum: number;
}

/** How the names of communities and villages end in the official list of divisions. */
const committee = /(居民委员会|居委会|村民委员会|村委会)$/;

/** What all labels end with says nothing in a table of one kind: 学园社区居委会 is 学园 among communities. */
export function shortLabels(names: readonly string[]): readonly string[] {
  const labels = names.map((name) => name.replace(committee, '') || name);
  if (labels.length < 2) return labels;
  const shortest = Math.min(...labels.map((label) => label.length));
  const same = (back: number): boolean => labels.every((label) => label.at(-back) === labels[0]?.at(-back));
  let common = 0;
  while (common < shortest - 1 && same(common + 1)) common++;
  return common < 2 ? labels : labels.map((label) => label.slice(0, -common).trimEnd());
}

/** One row per parent, fullest first. */
export function rowsOf(feed: readonly FeedRow[]): readonly MatrixRow[] {
  const rows = [...Map.groupBy(feed, (row) => String(row['row']))];
  const labels = shortLabels(rows.map(([id, cells]) => String(cells[0]?.['rowLabel'] ?? id)));
  return rows
    .map(([id, cells], index) => ({
      id,
      label: labels[index] ?? id,
      cells: cells.map((cell) => ({ id: String(cell['cell']), value: Number(cell['value']) })),
      sum: cells.reduce((sum, cell) => sum + Number(cell['value']), 0),
    }))
    .sort((a, b) => b.sum - a.sum);
}

/** A heat table: parents as rows, their parts as cells; the digit is always printed. */
export function MatrixTile({ tile }: { readonly tile: MatrixSpec }) {
  return tile.columns ? <TableTile tile={tile} /> : <HeatTile tile={tile} />;
}

function HeatTile({ tile }: { readonly tile: MatrixSpec }) {
  const { t, language } = useWords();
  const feed = useFeed(tile.feed);
  const rows = rowsOf(feed?.rows ?? []);
  const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
  const total = rows.reduce((sum, row) => sum + row.sum, 0);
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

function Heat({ rows }: { readonly rows: readonly MatrixRow[] }) {
  const { t, language } = useWords();
  const unit = useUnit();
  const [attach, size] = useSize();
  const fit = rowsThatFit(size, rowHeight, unit);
  const shown = rows.length > fit ? rows.slice(0, fit - 1) : rows;
  const rest = rows.slice(shown.length);
  const most = Math.max(...rows.flatMap((row) => row.cells.map((cell) => cell.value)), 1);
  const widest = Math.max(1, ...shown.map((row) => row.cells.length));
  const columns = size.width === 0 ? widest : Math.min(widest, Math.floor((size.width / unit - 16.3) / 2.7));
  if (rows.length === 0) return <div className="empty">{t('ui.empty')}</div>;
  return (
    <div className="heat" ref={attach} style={{ '--cells': columns } as CSSProperties}>
      {shown.map((row) => (
        <div key={row.id}>
          <span className="nm el">{row.label}</span>
          {row.cells.slice(0, columns).map((cell) => (
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
