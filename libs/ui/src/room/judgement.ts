import { formatNumber, type LiveCell, type Params, type Words } from '@heli/client';
import type { MetricEntry } from '@heli/protocol';
import type { ShapeName } from '../parts/shape.js';

const bySides = (value: number, green: number, amber: number, up: boolean): ShapeName => {
  const reaches = (bound: number): boolean => (up ? value >= bound : value <= bound);
  return reaches(green) ? 'ok' : reaches(amber) ? 'warn' : 'bad';
};

/** What a cell says about its metric's target. A value outside a band asks for a look: neither side is simply bad. */
export function judge(metric: MetricEntry | undefined, cell: LiveCell | undefined): ShapeName {
  if (!cell || cell.state === 'no-base') return 'none';
  if (cell.state === 'masked') return 'masked';
  if (cell.state === 'rebuilding') return 'rebuilding';
  if (cell.state === 'small-base') return 'small';
  if (cell.value === null) return 'none';
  if (!metric?.bands || metric.direction === 'context') return 'plain';
  if ('low' in metric.bands)
    return cell.value >= metric.bands.low && cell.value <= metric.bands.high ? 'ok' : 'warn';
  return bySides(cell.value, metric.bands.green, metric.bands.amber, metric.direction !== 'down');
}

/** `目标 ≥95`, `区间 95–105`; undefined where there is nothing to reach. */
export function targetText(metric: MetricEntry | undefined, { t, language }: Words): string | undefined {
  if (!metric?.bands || metric.direction === 'context') return undefined;
  const plain = (n: number): string => formatNumber(n, language, Number.isInteger(n) ? 0 : 1);
  if ('low' in metric.bands) {
    return t('ui.target.band', { low: plain(metric.bands.low), high: plain(metric.bands.high) });
  }
  return t(metric.direction === 'down' ? 'ui.target.down' : 'ui.target.up', { n: plain(metric.bands.green) });
}

/** The bound a trend is held against. */
export const targetOf = (metric: MetricEntry | undefined): number | undefined =>
  metric?.bands && 'green' in metric.bands && metric.direction !== 'context' ? metric.bands.green : undefined;

/** Counts are whole, everything else has one decimal, always. */
export const decimalsOf = (metric: MetricEntry | undefined): number =>
  !metric || metric.kind === 'count' ? 0 : 1;

export function unitText(metric: MetricEntry | undefined, words: Words, value?: number | null): string {
  if (!metric) return '';
  const params: Params = value === undefined || value === null ? {} : { count: value };
  const ours = `unit.${metric.unit}`;
  return words.t(words.find(ours) === undefined ? `ui.${ours}` : ours, params);
}

/** The metric's name, `coordination.metric.filed.name`. */
export function metricName(id: string, words: Words): string {
  const dot = id.indexOf('.');
  return words.t(`${id.slice(0, dot)}.metric.${id.slice(dot + 1)}.name`);
}
