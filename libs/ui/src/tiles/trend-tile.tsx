import { lazy, Suspense, useMemo } from 'react';
import { stepsOf } from '@heli/protocol';
import type { TrendTile as TrendSpec } from '@heli/sdk';
import { Beside } from '../parts/beside.js';
import { Figure } from '../parts/figure.js';
import { useSettled } from '../parts/motion.js';
import { TileFrame } from '../parts/tile-frame.js';
import { metricName } from '../room/judgement.js';
import { periodWord } from '../room/period-words.js';
import type { TrendPoint } from './trend-chart.js';
import { useCell, useMetaOf, useMetric, usePeriod, useSeries, useToday, useWords } from '../room/room.js';

// Recharts weighs more than everything else together: it comes after the first numbers.
const TrendChart = lazy(async () => import('./trend-chart.js'));

/** Lines over time with their totals beside the title, and further numbers at the right. */
export function TrendTile({ tile }: { readonly tile: TrendSpec }) {
  const { t } = useWords();
  const filled = useMetaOf((meta) => meta.filled);
  const [first, second] = tile.metrics;
  const title = tile.title === undefined ? '' : t(tile.title);
  const totals = tile.metrics.map((id, index) => <Total key={id} id={id} tile={tile} index={index} />);
  return (
    <TileFrame title={title} extra={<TotalsLine tile={tile}>{totals}</TotalsLine>} kind="trend">
      <div className="flow">
        <div className="plot">
          {filled && first !== undefined && (
            <Suspense fallback={null}>
              <Lines tile={tile} first={first} second={second} />
            </Suspense>
          )}
        </div>
        {tile.beside && <Beside metrics={tile.beside} period={tile.period} />}
      </div>
    </TileFrame>
  );
}

function TotalsLine({ tile, children }: { readonly tile: TrendSpec; readonly children: React.ReactNode }) {
  const words = useWords();
  return (
    <>
      <span className="cap">{periodWord(tile.period, words)}</span>
      {children}
    </>
  );
}

function Total({
  id,
  tile,
  index,
}: {
  readonly id: string;
  readonly tile: TrendSpec;
  readonly index: number;
}) {
  const words = useWords();
  const period = usePeriod(tile.period);
  const metric = useMetric(id);
  const cell = useCell(id, period);
  return (
    <span className={`series s${index + 1}`}>
      {metricName(id, words)}
      <Figure id={id} period={period} metric={metric} cell={cell} className="fig" unit={false} />
    </span>
  );
}

interface LinesProps {
  readonly tile: TrendSpec;
  readonly first: string;
  readonly second: string | undefined;
}

/** At most two lines: more are not read from six metres away. */
function Lines({ tile, first, second }: LinesProps) {
  const today = useToday();
  const steps = stepsOf(tile.grain, tile.length, today);
  const a = useSeries(first, steps);
  const b = useSeries(second ?? first, steps);
  const text = useSettled(JSON.stringify([steps, a, second === undefined ? [] : b]));
  const points = useMemo(() => pointsOf(text), [text]);
  return <TrendChart points={points} />;
}

function pointsOf(text: string): readonly TrendPoint[] {
  const [steps, a, b] = JSON.parse(text) as [string[], (number | null)[], (number | null)[]];
  return steps.map((step, index) => ({ step, a: a[index] ?? null, b: b[index] ?? null }));
}
