import { parseArgs } from 'node:util';

export interface Options {
  readonly quick: boolean;
  /** Rows to measure; all where none is named. */
  readonly only: readonly string[];
  /** Events of the largest log. */
  readonly events: number;
  readonly json: string | undefined;
  readonly markdown: string | undefined;
  /** Another build's main.js. */
  readonly main: string | undefined;
  readonly help: boolean;
}

export const help = (ids: readonly string[]): string => `npm run bench -- [options]

  --quick          shorter rounds: all rows in under ten minutes on two cores
  --only ID        one row, or several: ${ids.join(', ')}
  --events NUMBER  events of the largest log instead of 1000000
  --json FILE      also write the results there
  --markdown FILE  also put them as a table between the marks of this file
  --server FILE    measure another build's main.js`;

/** @throws TypeError naming an option that is unknown or has no value */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      events: { type: 'string', default: '1000000' },
      json: { type: 'string' },
      markdown: { type: 'string' },
      server: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick, only, events, json, markdown, server, help } = values;
  return { quick, only, events: Number(events), json, markdown, main: server, help };
}
