import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, type Environment } from './environment.ts';
import { Logs } from './logs.ts';
import { writeTable } from './markdown.ts';
import { help, readOptions, type Options } from './options.ts';
import { judge, type Result, type Row } from './row.ts';
import { rows } from './rows/index.ts';
import { heading, lines } from './table.ts';

/** What a run found, as it is kept for comparison. */
export interface Report extends Environment {
  readonly quick: boolean;
  readonly loadAfter: readonly number[];
  readonly minutes: number;
  readonly results: readonly Result[];
}

/** Runs the rows one after another, tells what they found, and answers the process's exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const chosen = rows.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
  if (options.help || chosen.length === 0) {
    console.log(help(rows.map(({ id }) => id)));
    return options.help ? 0 : 1;
  }
  const report = await measure(chosen, options);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  if (options.markdown !== undefined) writeTable(options.markdown, report);
  return 0;
}

async function measure(chosen: readonly Row[], options: Options): Promise<Report> {
  const found = environment();
  console.log(heading(found));
  const start = performance.now();
  const results: Result[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'heli-bench-'));
  const logs = new Logs(join(folder, 'logs'));
  try {
    for (const row of chosen) {
      const own = mkdtempSync(join(folder, `${row.id}-`));
      results.push(judge(row, await row.measure({ ...options, folder: own, logs })));
      console.log(lines(results.at(-1)!));
      rmSync(own, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const minutes = (performance.now() - start) / 60_000;
  console.log(`\n${minutes.toFixed(1)} minutes`);
  return { ...found, quick: options.quick, loadAfter: environment().load, minutes, results };
}
