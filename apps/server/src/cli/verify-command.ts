import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import type { Report } from '@heli/testing/verify';
import { print } from './terminal.js';

interface Options {
  readonly json?: string;
  readonly postgres?: string;
}

/** Looks at a package here and now. The kit is loaded only by whoever asks for it. */
async function verifyHere(source: string): Promise<Report> {
  const { verifyPackage } = await import('@heli/testing/verify');
  return verifyPackage(resolve(source));
}

/** Houses of one process stand on one kind of database: the other is another process. */
async function verifyOn(source: string, postgres: string): Promise<Report> {
  const env = { ...process.env, HELI_TEST_POSTGRES: postgres };
  const args = [process.argv[1] ?? '', 'verify', resolve(source), '--json', '-'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env }).catch((error: unknown) => {
    // It ends with 1 where something was found, and has told it all the same.
    if (
      error instanceof Error &&
      'stdout' in error &&
      typeof error.stdout === 'string' &&
      error.stdout !== ''
    )
      return { stdout: error.stdout };
    throw error;
  });
  return (JSON.parse(stdout) as Report[])[0]!;
}

function show({ id, version, contract, database, checks }: Report): void {
  print(`${id ?? 'a package'} ${version ?? ''} (${contract ?? 'no contract'}) on ${database}`);
  for (const { name, findings } of checks) {
    print(`${findings.length === 0 ? '✓' : '✗'} ${name}`);
    for (const finding of findings) print(`    ${finding}`);
  }
}

const failedIn = (reports: readonly Report[]): number =>
  reports.flatMap(({ checks }) => checks).filter(({ findings }) => findings.length > 0).length;

/** The conformance kit for any package, by whoever wrote it or is to let it in. */
export function addVerify(heli: Command): void {
  heli
    .command('verify <package>')
    .description(
      'look at a plugin’s package: its files, what it declares, what it does in a house of its own',
    )
    .option('--json <file>', 'write the report there too; - prints it alone')
    .option('--postgres <url>', 'look at it on this PostgreSQL server too, in databases of its own')
    .action(async (source: string, { json, postgres }: Options) => {
      const reports = [await verifyHere(source)];
      if (postgres !== undefined) reports.push(await verifyOn(source, postgres));
      const text = JSON.stringify(reports, null, 2);
      const failed = failedIn(reports);
      if (failed > 0) process.exitCode = 1;
      if (json === '-') {
        print(text);
        return;
      }
      if (json !== undefined) writeFileSync(json, `${text}\n`);
      for (const report of reports) show(report);
      const all = reports.flatMap(({ checks }) => checks).length;
      print(`${String(all - failed)} passed, ${String(failed)} failed`);
      if (postgres === undefined && failed === 0)
        print('It was not looked at on PostgreSQL: name a server with --postgres.');
    });
}
