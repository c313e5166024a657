import { newKey, ProblemError } from '@heli/client';
import { useRef, useState } from 'react';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { ImportRow } from './rows.js';

/** What became of a row. */
export interface RowOutcome {
  readonly number: number;
  /** What the server answered; undefined where it refused. */
  readonly output?: Readonly<Record<string, unknown>>;
  readonly error?: unknown;
}

interface Progress {
  readonly kind: 'try' | 'send';
  readonly outcomes: readonly RowOutcome[];
  readonly of: number;
  readonly running: boolean;
}

/** Refused again if it is sent again; anything else, such as a server that does not answer, ends the sending. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ProblemError && error.status >= 400 && error.status < 500 && error.status !== 429;

/** Somebody who sends much is asked to wait: how long, in milliseconds. */
const waitOf = (error: unknown): number | undefined =>
  error instanceof ProblemError && error.status === 429
    ? 1000 * Math.min(60, Number(error.problem.params['seconds'] ?? 5))
    : undefined;

/**
 * Sends rows one after the other, in earnest or only to try them. A row has one key for good: sent again after an
 * interruption, it is carried out once.
 */
export function useSending(command: string) {
  const { server } = useDoors();
  const { organisation } = usePlace();
  const keys = useRef(new Map<string, string>());
  const stop = useRef(false);
  const [progress, setProgress] = useState<Progress>();
  const halted = (): boolean => stop.current;
  const keyOf = (row: ImportRow): string => {
    const name = `${String(row.number)} ${JSON.stringify(row.input)}`;
    const key = keys.current.get(name) ?? newKey();
    keys.current.set(name, key);
    return key;
  };
  const one = async (row: ImportRow, dry: boolean): Promise<RowOutcome> => {
    try {
      const { output } = await server.send(organisation, command, row.input, keyOf(row), dry);
      return { number: row.number, output: output as Readonly<Record<string, unknown>> };
    } catch (error) {
      const wait = waitOf(error);
      if (wait !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        return one(row, dry);
      }
      if (!isRefusal(error)) throw error;
      return { number: row.number, error };
    }
  };
  const run = async (kind: Progress['kind'], rows: readonly ImportRow[]): Promise<void> => {
    stop.current = false;
    const outcomes: RowOutcome[] = [];
    const show = (running: boolean): void =>
      setProgress({ kind, outcomes: [...outcomes], of: rows.length, running });
    show(true);
    try {
      for (const row of rows) {
        if (halted()) break;
        outcomes.push(await one(row, kind === 'try'));
        if (outcomes.length % 10 === 0) show(true);
      }
    } finally {
      show(false);
    }
  };
  return { progress, run, halt: () => void (stop.current = true), reset: () => setProgress(undefined) };
}
