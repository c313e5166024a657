import type { CSSProperties, ReactNode } from 'react';
import { rowsThatFit, rowThatFills, useSize, useUnit } from '../parts/fit.js';
import { Status } from '../parts/shape.js';
import { TileFrame } from '../parts/tile-frame.js';
import { useWords } from '../room/room.js';
import { useRows, type SeatRow, type Stage } from './rows.js';

const rowHeight = 2.5;
const tallest = 4.2;

const marks: Readonly<Record<SeatRow['mode'], ReactNode>> = {
  present: <circle className="full" cx="5" cy="5" r="4.6" />,
  observer: <circle className="full" cx="5" cy="5" r="4.6" />,
  proxy: (
    <>
      <circle className="ring" cx="5" cy="5" r="3.8" />
      <circle className="full" cx="5" cy="5" r="1.8" />
    </>
  ),
  leave: (
    <>
      <circle className="edge" cx="5" cy="5" r="4" />
      <path className="half" d="M5 .6a4.4 4.4 0 0 0 0 8.8Z" />
    </>
  ),
  absent: <circle className="edge" cx="5" cy="5" r="4" />,
};

/** 出席: quorum, and who sits where. Seats find their place around the table; too many for names are marks alone. */
export function Seats({ stage }: { readonly stage: Stage }) {
  const { t } = useWords();
  const rows = useRows('seatMap');
  const unit = useUnit();
  const [attach, size] = useSize();
  const head = rows.filter(({ title }) => title === 'chair').slice(0, 1);
  const others = rows.filter((row) => !head.includes(row));
  const fit = rowsThatFit(size, rowHeight, unit);
  const lines = Math.ceil(others.length / 2) + head.length;
  const named = lines <= fit;
  const row = rowThatFills(size, lines, unit, rowHeight, tallest);
  const { present = 0, quorum = 0 } = stage;
  const enough = present >= quorum;
  return (
    <TileFrame
      title={t('ui.meeting.presence')}
      extra={
        <Status
          name={enough ? 'ok' : 'warn'}
          word={t(enough ? 'ui.meeting.quorate' : 'ui.meeting.inquorate')}
        />
      }
      kind="seats"
      feed="council.seatMap"
      mark={`${present} ${JSON.stringify(rows)}`}
    >
      <div
        className={`table ${named ? '' : 'marks'} ${stage.phase === 'lobby' ? 'awaited' : ''}`}
        ref={attach}
        style={{ '--row': row } as CSSProperties}
      >
        {named && head.map((row) => <Seat key={row.id} row={row} />)}
        <Side rows={named ? others.slice(0, Math.ceil(others.length / 2)) : []} side="left" />
        <Middle stage={stage} />
        <Side rows={named ? others.slice(Math.ceil(others.length / 2)) : rows} side="right" />
      </div>
    </TileFrame>
  );
}

function Side({ rows, side }: { readonly rows: readonly SeatRow[]; readonly side: 'left' | 'right' }) {
  return (
    <ul className={side}>
      {rows.map((row) => (
        <li key={row.id}>
          <Seat row={row} />
        </li>
      ))}
    </ul>
  );
}

/** A seat by the unit that sits there; what is not presence is said in a word. */
function Seat({ row: { seat, unit, title, mode, counts } }: { readonly row: SeatRow }) {
  const { t } = useWords();
  const name = unit === '' || unit === '—' ? seat : unit;
  return (
    <span
      className={`seat ${title === 'chair' ? 'chair' : ''} ${counts ? 'counts' : ''}`}
      data-seat={seat}
      data-mode={mode}
    >
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {marks[mode]}
      </svg>
      <span className="name el">{name}</span>
      {mode !== 'present' && <span className="mode">{t(`council.mode.${mode}`)}</span>}
    </span>
  );
}

function Middle({ stage: { present = 0, expected = 0, quorum = 0 } }: { readonly stage: Stage }) {
  const { t } = useWords();
  return (
    <div className="middle">
      <span className="num" data-present={present} data-expected={expected}>
        {present}
        <small>/{expected}</small>
      </span>
      <span className="cap">{t('ui.meeting.needs', { n: quorum, count: quorum })}</span>
    </div>
  );
}
