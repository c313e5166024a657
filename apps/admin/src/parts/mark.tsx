import type { ReactNode } from 'react';

export type MarkName = 'ok' | 'warn' | 'bad' | 'none';

const drawn: Readonly<Record<MarkName, ReactNode>> = {
  ok: <circle cx="5" cy="5" r="4.6" />,
  warn: <path d="M5 .4 9.9 9.3H.1Z" />,
  bad: <path d="M.7.7h8.6v8.6H.7z" />,
  none: <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.3" />,
};

interface MarkProps {
  readonly name: MarkName;
  readonly word: string;
}

/** A state as a shape and a word, never as a colour alone. */
export function Mark({ name, word }: MarkProps) {
  return (
    <span className={`mark ${name}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true" fill="currentColor">
        {drawn[name]}
      </svg>
      {word}
    </span>
  );
}
