import type { CSSProperties } from 'react';
import { rowsThatFit, rowThatFills, useSize, useUnit } from '../parts/fit.js';
import { TileFrame } from '../parts/tile-frame.js';
import { useWords } from '../room/room.js';
import { clockText } from './clock.js';
import { useRows, type AgendaRow } from './rows.js';

const rowHeight = 4.4;
const tallest = 6.4;

/** The rows around the one that is on, as many as fit. */
function around(rows: readonly AgendaRow[], fit: number): readonly AgendaRow[] {
  if (rows.length <= fit) return rows;
  const at = Math.max(
    0,
    rows.findIndex(({ current }) => current),
  );
  const from = Math.min(Math.max(0, at - 1), rows.length - fit);
  return rows.slice(from, from + fit);
}

/** 议程: every item with its time, or what came of it. */
export function Agenda() {
  const { t } = useWords();
  const rows = useRows('stageAgenda');
  const unit = useUnit();
  const [attach, size] = useSize();
  const shown = around(rows, rowsThatFit(size, rowHeight, unit));
  const hidden = rows.length - shown.length;
  const row = rowThatFills(size, shown.length, unit, rowHeight, tallest);
  return (
    <TileFrame
      title={t('ui.meeting.agenda')}
      extra={hidden > 0 ? <span className="more">{t('ui.more', { n: hidden })}</span> : undefined}
      kind="agenda"
      feed="council.stageAgenda"
      mark={JSON.stringify(rows)}
    >
      <ol className="items" ref={attach} style={{ '--row': row } as CSSProperties}>
        {rows.length === 0 && <li className="empty">{t('ui.empty')}</li>}
        {shown.map((row) => (
          <Item key={row.id} row={row} number={rows.indexOf(row) + 1} />
        ))}
      </ol>
    </TileFrame>
  );
}

function Item({ row, number }: { readonly row: AgendaRow; readonly number: number }) {
  const { t } = useWords();
  const { title, state, wanted, duration, current, resolution, actions } = row;
  const over = !current && state !== 'scheduled' && state !== 'discussing';
  return (
    <li className={current ? 'now' : over ? 'over' : ''} data-item={row.id}>
      <span className="no">{number}</span>
      <span className="name el">{title}</span>
      {resolution !== '' && <span className="number">{resolution}</span>}
      {actions > 0 && (
        <span className="number">{t('ui.meeting.actions', { n: actions, count: actions })}</span>
      )}
      <span className="state">{over ? t(`council.state.${state}`) : t(`council.wanted.${wanted}`)}</span>
      <span className="time">{over ? '' : clockText(duration)}</span>
    </li>
  );
}
