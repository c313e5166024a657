import { useMemo } from 'react';
import { encode } from 'uqr';

/** An address as a picture for a phone; dark on light in either theme, since cameras expect it so. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const path = useMemo(() => pathOf(text), [text]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${path.size} ${path.size}`}
      role="img"
      aria-label={label}
      data-qr={text}
    >
      <rect className="paper" width={path.size} height={path.size} />
      <path className="ink" d={path.d} />
    </svg>
  );
}

/** Every dark run of a row as one stroke of the path; two modules of quiet around it. */
function pathOf(text: string): { readonly size: number; readonly d: string } {
  const { data: rows } = encode(text, { ecc: 'M', border: 2 });
  const d = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: rows.length, d };
}
