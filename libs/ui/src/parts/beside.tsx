import type { CSSProperties } from 'react';
import type { RelativePeriod } from '@heli/sdk';
import { judge, metricName, unitText } from '../room/judgement.js';
import { useCell, useMetric, usePeriod, useWords } from '../room/room.js';
import { Base, Figure, isPlain } from './figure.js';
import { Shape } from './shape.js';

interface BesideProps {
  readonly metrics: readonly string[];
  readonly period: RelativePeriod;
}

/** Further metrics in rows: shape, name, number, n/d. */
export function Beside({ metrics, period }: BesideProps) {
  return (
    <div className="beside" style={{ '--rows': metrics.length } as CSSProperties}>
      {metrics.map((id) => (
        <Row key={id} id={id} period={period} />
      ))}
    </div>
  );
}

function Row({ id, period: relative }: { readonly id: string; readonly period: RelativePeriod }) {
  const words = useWords();
  const period = usePeriod(relative);
  const metric = useMetric(id);
  const cell = useCell(id, period);
  const ratio = cell?.d != null;
  return (
    <div className={ratio ? 'ratio' : ''}>
      <Shape name={judge(metric, cell)} />
      <span className="name el">{metricName(id, words)}</span>
      <Figure id={id} period={period} metric={metric} cell={cell} className="fig" unit={false} />
      {ratio ? (
        <Base cell={cell} always />
      ) : (
        <span className="nd">{isPlain(cell) && unitText(metric, words, cell?.value)}</span>
      )}
    </div>
  );
}
