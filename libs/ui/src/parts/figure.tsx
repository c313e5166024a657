import type { CSSProperties } from 'react';
import { formatNumber, type LiveCell, type Words } from '@heli/client';
import type { MetricEntry } from '@heli/protocol';
import type { Language } from '@heli/sdk';
import { decimalsOf, unitText } from '../room/judgement.js';
import { useRoom, useWords } from '../room/room.js';
import { useCountUp } from './motion.js';

interface FigureProps {
  readonly id: string;
  readonly period: string;
  readonly cellKey?: string;
  readonly metric: MetricEntry | undefined;
  readonly cell: LiveCell | undefined;
  /** `num` is the number of a tile; `b` one in a list. */
  readonly className?: string;
  readonly unit?: boolean;
  /** Whose number it is, where it is not the room's. */
  readonly organisation?: string;
}

/** A metric's number, with what a test or a minute-taker may ask of it in `data-*`. */
export function Figure({
  id,
  period,
  cellKey = '',
  metric,
  cell,
  className = 'num',
  unit = true,
  organisation,
}: FigureProps) {
  const room = useRoom();
  const words = useWords();
  const moving = useCountUp(cell?.value ?? 0, decimalsOf(metric));
  const text = figureText(cell, metric, words, moving);
  const unitWord = unit && isPlain(cell) ? unitText(metric, words, cell?.value) : '';
  return (
    <span
      className={className}
      data-metric={id}
      data-period={period}
      data-key={cellKey}
      data-organisation={organisation ?? room.organisation}
      data-value={cell?.value ?? ''}
      data-n={cell?.n ?? ''}
      data-d={cell?.d ?? ''}
      data-state={cell?.state ?? 'absent'}
      data-version={cell?.version ?? ''}
      style={{ '--chars': widthOf(text) + unitWidth(unitWord) } as CSSProperties}
    >
      {text}
      {unitWord && <span className="u">{unitWord}</span>}
    </span>
  );
}

/** Width of a text in figures: marks are narrow, a unit is set smaller. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, sign) => sum + (/[.,]/.test(sign) ? 0.45 : sign === '/' ? 0.7 : sign === '＊' ? 1.8 : 1),
    0,
  );
const unitWidth = (unit: string): number =>
  unit === ''
    ? 0
    : Array.from(unit).reduce((sum, sign) => sum + (sign > '\u2fff' ? 0.75 : sign === '%' ? 0.7 : 0.42), 0.2);

/** A value that stands there as such, so that its unit may follow it. */
export const isPlain = (cell: LiveCell | undefined): boolean =>
  cell?.value != null && cell.state !== 'masked' && cell.state !== 'small-base' && cell.state !== 'no-base';

/** `—` where there is no base, `＊` where it is masked, `3/4` where the base is small. */
export function figureText(
  cell: LiveCell | undefined,
  metric: MetricEntry | undefined,
  { language }: Words,
  value: number | null = cell?.value ?? null,
): string {
  if (cell?.state === 'masked') return '＊';
  if (cell?.state === 'small-base' && cell.d !== null && cell.n !== null) return `${cell.n}/${cell.d}`;
  if (!cell || cell.value === null || cell.state === 'no-base') return '—';
  const text = formatNumber(value ?? cell.value, language, decimalsOf(metric));
  // A quantile from bins 1 % wide is near, not exact.
  return metric?.kind === 'spread' ? `≈${text}` : text;
}

/** `352/386`: every ratio shows what it stands on. */
export function Base({
  cell,
  always = false,
}: {
  readonly cell: LiveCell | undefined;
  readonly always?: boolean;
}) {
  const { language } = useWords();
  if (!cell || cell.d === null || cell.n === null || cell.state === 'masked') return null;
  if (cell.state === 'small-base' && !always) return null;
  return <span className="nd">{baseText(cell, language)}</span>;
}

export const baseText = (cell: LiveCell | undefined, language: Language): string =>
  cell?.n == null || cell.d === null
    ? ''
    : `${formatNumber(cell.n, language)}/${formatNumber(cell.d, language)}`;
