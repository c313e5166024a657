import type { CSSProperties } from 'react';
import type { LiveCell } from '@heli/client';
import { cellStates, type CellState } from '@heli/protocol';
import { Base, Figure } from '../parts/figure.js';
import { Status } from '../parts/shape.js';
import { TileFrame } from '../parts/tile-frame.js';
import { judge, metricName, targetText } from '../room/judgement.js';
import { timeOf } from '../room/dates.js';
import { useMetric, useRoom } from '../room/room.js';
import { useRows, type EvidenceRow } from './rows.js';

const mostShown = 8;

/** The numbers of the item as they were frozen: value, what they stand on, when, by which definition. */
export function Evidence() {
  const rows = useRows('stageEvidence').slice(0, mostShown);
  if (rows.length === 0) return null;
  const across = rows.length <= 4 ? Math.max(3, rows.length) : Math.ceil(rows.length / 2);
  return (
    <div className="evidence" style={{ '--count': across } as CSSProperties}>
      {rows.map((row) => (
        <Frozen key={row.id} row={row} />
      ))}
    </div>
  );
}

const stateOf = (state: string): CellState => cellStates.find((one) => one === state) ?? 'live';

/** A frozen number reads like a cell that no longer moves. */
const cellOf = (row: EvidenceRow, ratio: boolean): LiveCell => ({
  metric: row.metric,
  organisation: row.subject,
  period: row.period,
  key: row.key,
  n: row.n,
  d: ratio ? row.d : null,
  base: null,
  value: row.value,
  changedAt: null,
  version: row.definition,
  state: stateOf(row.state),
});

function Frozen({ row }: { readonly row: EvidenceRow }) {
  const { words, zone, organisation } = useRoom();
  const metric = useMetric(row.metric);
  const cell = cellOf(row, metric?.kind === 'ratio');
  const judged = judge(metric, cell);
  const target = targetText(metric, words);
  return (
    <TileFrame title={metricName(row.metric, words)} kind="number" className="frozen" age={false}>
      <div className="val">
        <div className="l">
          <Figure
            id={row.metric}
            period={row.period}
            metric={metric}
            cell={cell}
            organisation={row.subject}
          />
          <Base cell={cell} />
        </div>
      </div>
      <div className="ft">
        <Status name={judged} word={words.t(`ui.status.${judged}`)} />
        {target !== undefined && <span>{target}</span>}
        {row.subject !== organisation && <span>{row.subjectName}</span>}
      </div>
      <div className="ft">
        <span className="age frozen">
          <i />
          {words.t('ui.frozen', {
            time: timeOf(Date.parse(row.asOf), words.language, zone),
            version: row.definition,
          })}
        </span>
      </div>
    </TileFrame>
  );
}
