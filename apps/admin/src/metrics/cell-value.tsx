import { formatNumber, type Words } from '@heli/client';
import type { Cell, CellState, MetricEntry } from '@heli/protocol';
import { Mark, type MarkName } from '../parts/mark.js';
import { useWords } from '../language.js';

const marks: Readonly<Record<Exclude<CellState, 'live'>, MarkName>> = {
  'no-base': 'none',
  'small-base': 'none',
  masked: 'none',
  rebuilding: 'warn',
  paused: 'none',
  restated: 'warn',
};

/** What is as it should be has a word and no shape: ● is for a target that was reached. */
function State({ state }: { readonly state: CellState }) {
  const word = useWords().t(`admin.cell.${state}`);
  return state === 'live' ? <>{word}</> : <Mark name={marks[state]} word={word} />;
}

/** Counts are whole, everything else has one decimal, as on the wall. */
const decimalsOf = (metric: MetricEntry): number => (metric.kind === 'count' ? 0 : 1);

export function numberText(cell: Cell, metric: MetricEntry, { language }: Words): string {
  if (cell.state === 'masked') return '＊';
  return cell.value === null ? '—' : formatNumber(cell.value, language, decimalsOf(metric));
}

/** What a value rests on: `48/52` of a ratio, the ninth tenth of a spread. */
function baseText(cell: Cell, { kind }: MetricEntry, { language, t }: Words): string {
  const whole = (n: number): string => formatNumber(n, language);
  if (cell.d !== null && cell.n !== null) return `${whole(cell.n)}/${whole(cell.d)}`;
  const ninth = cell.quantiles?.['0.9'];
  if (kind === 'spread' && ninth !== undefined)
    return t('admin.metric.p90', { n: formatNumber(ninth, language, 1) });
  return '';
}

interface CellValueProps {
  readonly cell: Cell | undefined;
  readonly metric: MetricEntry;
}

/** A metric's value in a period with its unit, its base and, where it is anything but plain, its state. */
export function CellValue({ cell, metric }: CellValueProps) {
  const words = useWords();
  if (!cell) return <>—</>;
  const unit = words.t(`ui.unit.${metric.unit}`, cell.value === null ? {} : { count: cell.value });
  return (
    <div className="cell-value">
      <span className="number">{numberText(cell, metric, words)}</span>{' '}
      {cell.value !== null && <span className="small">{unit}</span>}{' '}
      <span className="small">{baseText(cell, metric, words)}</span>
      <div className="small">
        <State state={cell.state} />
        {cell.published?.value !== undefined && cell.published.value !== null && (
          <>
            {' '}
            {words.t('ui.restated', {
              n: formatNumber(cell.published.value, words.language, decimalsOf(metric)),
            })}
          </>
        )}
      </div>
    </div>
  );
}
