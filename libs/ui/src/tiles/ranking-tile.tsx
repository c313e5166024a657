import { formatNumber } from '@heli/client';
import type { FeedRow } from '@heli/protocol';
import type { RankingTile as RankingSpec } from '@heli/sdk';
import { rowsThatFit, useSize, useUnit } from '../parts/fit.js';
import { TileFrame } from '../parts/tile-frame.js';
import { useFeed, useWords } from '../room/room.js';
import { useValueWord } from './feed-slot.js';

const rowHeight = 4.6;

/** A feed's rows as bars on one scale; what is set apart of each stands at the bar's beginning. */
export function RankingTile({ tile }: { readonly tile: RankingSpec }) {
  const { t } = useWords();
  const feed = useFeed(tile.feed);
  const unit = useUnit();
  const [attach, size] = useSize();
  const rows = feed?.rows ?? [];
  const fit = rowsThatFit(size, rowHeight, unit);
  const most = Math.max(1, ...rows.map((row) => Number(row[tile.value])));
  const hidden = Math.max(0, rows.length - fit);
  return (
    <TileFrame
      title={t(tile.title ?? tile.feed)}
      extra={hidden > 0 ? <span>{t('ui.more', { n: hidden })}</span> : undefined}
      kind="ranking"
      feed={tile.feed}
      mark={feed && JSON.stringify(rows)}
    >
      <div className="bars" ref={attach}>
        {feed && rows.length === 0 && <div className="empty">{t('ui.empty')}</div>}
        {rows.slice(0, Number.isFinite(fit) ? fit : undefined).map((row, index) => (
          <Bar key={index} row={row} tile={tile} most={most} />
        ))}
      </div>
    </TileFrame>
  );
}

function Bar({
  row,
  tile,
  most,
}: {
  readonly row: FeedRow;
  readonly tile: RankingSpec;
  readonly most: number;
}) {
  const { t, language } = useWords();
  const contract = tile.feed.slice(0, tile.feed.indexOf('.'));
  const word = useValueWord(contract);
  const value = Number(row[tile.value]);
  const part = tile.part === undefined ? 0 : Number(row[tile.part]);
  const width = (count: number): string => `${String((100 * count) / most)}%`;
  return (
    <div>
      <span className="name el">{word(tile.label, row[tile.label] ?? '—')}</span>
      <span className="fig">{formatNumber(value, language)}</span>
      <span className="bar" aria-hidden="true">
        <i className="b" style={{ width: width(part) }} />
        <i style={{ width: width(value - part) }} />
      </span>
      <span className="nd">
        {part > 0 && `${t(`${contract}.field.${tile.part ?? ''}`)} ${formatNumber(part, language)}`}
      </span>
    </div>
  );
}
