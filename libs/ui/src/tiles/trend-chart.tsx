import { memo } from 'react';
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { useSize, useUnit } from '../parts/fit.js';
import { shortPeriod } from '../room/dates.js';
import { useToday, useWords } from '../room/room.js';

export interface TrendPoint {
  readonly step: string;
  readonly a: number | null;
  readonly b: number | null;
}

const line = { dot: false, isAnimationActive: false, connectNulls: true } as const;

/** Two lines on four rules; words only at both ends and in the middle. */
function TrendChart({ points }: { readonly points: readonly TrendPoint[] }) {
  const { t, language } = useWords();
  const today = useToday();
  const unit = useUnit();
  const [attach, size] = useSize();
  const last = points.length - 1;
  const ticks = [0, Math.floor(last / 2), last].flatMap((index) => points[index]?.step ?? []);
  const name = (step: string): string => (step === today ? t('ui.today') : shortPeriod(step, language));
  const axis = { tickLine: false, axisLine: false, interval: 0 } as const;
  return (
    <div className="chart" ref={attach}>
      <LineChart
        width={size.width}
        height={size.height}
        data={[...points]}
        margin={{ top: unit, right: unit * 2.6, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line-2)" strokeWidth={unit * 0.14} />
        <XAxis
          {...axis}
          dataKey="step"
          ticks={ticks}
          tickFormatter={name}
          height={unit * 3.2}
          tickSize={unit * 0.4}
          tickMargin={unit * 0.6}
          padding={{ left: unit * 1.5, right: unit }}
        />
        <YAxis
          {...axis}
          width={unit * 4.4}
          tickCount={4}
          allowDecimals={false}
          domain={[0, 'auto']}
          tickMargin={unit * 0.4}
        />
        <Line {...line} dataKey="b" stroke="var(--ink-3)" strokeWidth={unit * 0.24} />
        <Line {...line} dataKey="a" stroke="var(--accent)" strokeWidth={unit * 0.32} />
      </LineChart>
    </div>
  );
}

export default memo(TrendChart);
