const width = 165;
const height = 92;
const edge = 6;

interface SparkProps {
  readonly values: readonly (number | null)[];
  readonly target: number | undefined;
}

/** A small trend: dots of a line for the target, one accent point for now. Plain SVG, so it comes with the number. */
export function Spark({ values, target }: SparkProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const all = target === undefined ? known : [...known, target];
  const low = Math.min(...all);
  const span = Math.max(...all) - low || 1;
  const x = (index: number): number => edge + (index * (width - 2 * edge)) / Math.max(1, values.length - 1);
  const y = (value: number): number => height - edge - ((value - low) * (height - 2 * edge)) / span;
  const points = values.flatMap((value, index) => (value === null ? [] : [[x(index), y(value)] as const]));
  const last = points.at(-1);
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {target !== undefined && <line className="tg" x1="0" x2={width} y1={y(target)} y2={y(target)} />}
      <polyline
        className="ln"
        points={points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ')}
      />
      {last && <circle className="dt" cx={last[0]} cy={last[1]} r="5" />}
    </svg>
  );
}
