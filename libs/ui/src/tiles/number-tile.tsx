import type { CSSProperties } from 'react';
import { stepsOf, type MetricEntry } from '@heli/protocol';
import type { NumberTile as NumberSpec } from '@heli/sdk';
import { Base, baseText, Figure, figureText } from '../parts/figure.js';
import { Beside } from '../parts/beside.js';
import { Foot } from '../parts/foot.js';
import { Spark } from '../parts/spark.js';
import { TileFrame } from '../parts/tile-frame.js';
import { metricName, targetOf } from '../room/judgement.js';
import { useCell, useMetric, usePeriod, useSeries, useToday, useWords } from '../room/room.js';

/** One number with its unit, base, status, target, period before and small trend. */
export function NumberTile({ tile }: { readonly tile: NumberSpec }) {
  const words = useWords();
  const period = usePeriod(tile.period);
  const metric = useMetric(tile.metric);
  const cell = useCell(tile.metric, period);
  const big = tile.at.h >= 2 && (tile.beside?.length ?? 0) <= 2;
  const title = tile.title === undefined ? metricName(tile.metric, words) : words.t(tile.title);
  const named = tile.title === undefined ? undefined : metricName(tile.metric, words);
  const mark = cell && `${figureText(cell, metric, words)} ${cell.n} ${cell.d}`;
  return (
    <TileFrame title={title} kind="number" mark={mark} className={big ? 'big' : ''}>
      <div className="val" style={{ '--nd': baseText(cell, words.language).length } as CSSProperties}>
        <div className="l">
          <Figure id={tile.metric} period={period} metric={metric} cell={cell} />
          {!big && <Base cell={cell} />}
        </div>
        {tile.trend && (
          <Trend id={tile.metric} metric={metric} grain={tile.trend.grain} length={tile.trend.length} />
        )}
      </div>
      <Foot metric={metric} id={tile.metric} cell={cell} period={period} base={big} named={named} />
      {tile.beside && <Beside metrics={tile.beside} period={tile.period} />}
    </TileFrame>
  );
}

interface TrendProps {
  readonly id: string;
  readonly metric: MetricEntry | undefined;
  readonly grain: 'day' | 'month';
  readonly length: number;
}

function Trend({ id, metric, grain, length }: TrendProps) {
  const today = useToday();
  const values = useSeries(id, today === '' ? [] : stepsOf(grain, length, today));
  return <Spark values={values} target={targetOf(metric)} />;
}
