import type { ReactNode } from 'react';

/** Status is a shape and a word, never a colour alone. Drawn, since glyphs of fonts differ in size. */
export type ShapeName = 'ok' | 'warn' | 'bad' | 'none' | 'small' | 'masked' | 'plain' | 'rebuilding';

const drawn: Readonly<Record<ShapeName, ReactNode>> = {
  ok: <circle cx="5" cy="5" r="4.6" />,
  warn: <path d="M5 .4 9.9 9.3H.1Z" />,
  bad: <path d="M.7.7h8.6v8.6H.7z" />,
  none: <path d="M1 4.2h8v1.6H1z" />,
  small: <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  masked: <path d="M1 1h3v3H1zM6 1h3v3H6zM1 6h3v3H1zM6 6h3v3H6z" />,
  plain: <circle cx="5" cy="5" r="1.5" />,
  rebuilding: <path d="M5 .6a4.4 4.4 0 1 0 4.4 4.4H7.9A2.9 2.9 0 1 1 5 2.1Z" />,
};

export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg className={`sh ${name}`} viewBox="0 0 10 10" aria-hidden="true">
      {drawn[name]}
    </svg>
  );
}

/** A shape with its word in the shape's colour. */
export function Status({ name, word }: { readonly name: ShapeName; readonly word: string }) {
  return (
    <span className={`st ${name}`}>
      <Shape name={name} />
      <span>{word}</span>
    </span>
  );
}

export function Cross() {
  return (
    <svg className="cross" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M1 1l8 8M9 1l-8 8" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}
