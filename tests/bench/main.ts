import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from './environment.ts';
import { judge, type Result, type Row } from './row.ts';
import { fanOut } from './rows/g1-fan-out.ts';
import { oneByOne } from './rows/g6-one-by-one.ts';
import { throughput } from './rows/g4-throughput.ts';
import { heading, lines } from './table.ts';

const rows: readonly Row[] = [fanOut, throughput, oneByOne];
const help = `npm run bench -- [--quick] [--only ID] [--json FILE] [--server FILE]

  --quick        shorter rounds: all rows in under ten minutes on two cores
  --only ID      one row: ${rows.map(({ id }) => id).join(', ')}
  --json FILE    also write the results there
  --server FILE  measure another build's main.js`;

/** Runs the rows one after another, tells what they found, and answers the process's exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'string' },
      server: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const chosen = values.only === undefined ? rows : rows.filter(({ id }) => id === values.only);
  if (values.help || chosen.length === 0) {
    console.log(help);
    return values.help ? 0 : 1;
  }
  const found = environment();
  console.log(heading(found));
  const results: Result[] = [];
  for (const row of chosen) {
    const folder = mkdtempSync(join(tmpdir(), 'heli-bench-'));
    try {
      const measured = await row.measure({ folder, quick: values.quick, main: values.server });
      results.push(judge(row, measured));
      console.log(lines(results.at(-1)!));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ ...found, loadAfter: environment().load, results }, null, 2)}\n`,
    );
  return 0;
}
