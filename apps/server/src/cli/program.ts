import { Command, Option } from 'commander';
import { readConfig, restore, restoreFiles, type Config } from '@heli/core';
import { root } from '../pages.js';
import { importCasesCommand, importOrganisationsCommand } from './import-commands.js';
import { enter, type House } from './house.js';
import { addPlugins } from './plugin-commands.js';
import { fail, print, remark } from './terminal.js';
import { addTls } from './tls-command.js';
import { addVerify } from './verify-command.js';

const config = (): Config => readConfig(process.env, root);

/** Opens the house for one piece of work and closes it, whatever happens. */
export async function inHouse(work: (house: House) => Promise<void>): Promise<void> {
  const house = await enter(config());
  try {
    await work(house);
  } finally {
    await house.close();
  }
}

/** The operator's commands; each prints what it did, and one sentence if it could not. */
export async function program(argv: readonly string[]): Promise<void> {
  const heli = new Command('heli')
    .description('Heli 合力: what an operator does on the machine itself')
    .showHelpAfterError();
  addTokens(heli);
  addImports(heli);
  addUpkeep(heli);
  addPlugins(heli, inHouse);
  addMechanisms(heli);
  addVerify(heli);
  addTls(heli, config);
  await heli.parseAsync([...argv]).catch(fail);
}

/** What `heli check` looks at that must never be otherwise. */
interface Checked {
  readonly brokenAt: number | null;
  readonly integrity: readonly string[];
  readonly differing: Readonly<Record<string, number>>;
  readonly files: { readonly damaged: readonly string[] };
}

const isSound = ({ brokenAt, integrity, differing, files }: Checked): boolean =>
  brokenAt === null &&
  integrity.length === 0 &&
  Object.keys(differing).length === 0 &&
  files.damaged.length === 0;

function warnOfLacking(lacking: readonly string[]): void {
  if (lacking.length === 0) return;
  remark(`${String(lacking.length)} files that the log refers to are not there: ${lacking.join(', ')}`);
  process.exitCode = 1;
}

function addTokens(heli: Command): void {
  heli
    .command('token')
    .description('access tokens for scripts')
    .command('create')
    .description('print a new access token')
    .option('--account <name>', 'account it stands for; made if it is not there', 'admin')
    .option('--role <role...>', 'only these roles (a new account gets them)')
    .option('--organisation <code>', 'only at this organisation and below')
    .option('--unit <id>', 'unit the account acts for')
    .option('--days <n>', 'days it is valid', Number, 365)
    .action(
      (options: { account: string; role?: string[]; organisation?: string; unit?: string; days: number }) =>
        inHouse(async (house) => {
          const { role, ...rest } = options;
          const { token } = await house.operate<{ token: string }>('createToken', {
            ...rest,
            ...(role && { roles: role }),
          });
          print(token);
        }),
    );
  heli
    .command('wall')
    .description('walls')
    .command('open')
    .description('print the one-time link that lets a wall in')
    .requiredOption('--organisation <code>', 'what it shows')
    .option('--name <name>', 'name of the display', 'wall')
    .addOption(new Option('--language <language>').choices(['zh-CN', 'en']).default('zh-CN'))
    .addOption(
      new Option('--audience <audience>', 'who may read the room')
        .choices(['public', 'council', 'confidential'])
        .default('council'),
    )
    .action((options: Record<string, string>) =>
      inHouse(async (house) => {
        const { code } = await house.operate<{ code: string }>('openWall', options);
        print(`${config().origin ?? ''}/wall#code=${code}`);
      }),
    );
}

function addImports(heli: Command): void {
  const imports = heli.command('import').description('bring history in');
  imports
    .command('cases <csv>')
    .requiredOption('--profile <name|json>', 'mapping profile: a shipped name or a JSON file')
    .requiredOption('--organisation <code>', 'where the cases belong')
    .option('--dry-run', 'check everything, store nothing')
    .option('--report <file>', 'write the whole report as JSON')
    .action(
      (file: string, options: { profile: string; organisation: string; dryRun?: boolean; report?: string }) =>
        inHouse((house) => importCasesCommand(house, file, options)),
    );
  imports
    .command('organisations <file>')
    .option('--report <file>', 'write the whole report as JSON')
    .action((file: string, options: { report?: string }) =>
      inHouse((house) => importOrganisationsCommand(house, file, options)),
    );
}

function addUpkeep(heli: Command): void {
  heli
    .command('rebuild')
    .description('build all numbers anew from the log')
    .option('--mechanism <id>')
    .action((options: { mechanism?: string }) =>
      inHouse(async (house) => {
        const built = await house.operate<{ mechanism: string; events: number; rows: number }[]>(
          'rebuild',
          options,
        );
        for (const { mechanism, events, rows } of built)
          print(`${mechanism}: ${String(rows)} buckets from ${String(events)} events`);
      }),
    );
  heli
    .command('check')
    .description('verify the log from its first event to its last')
    .action(() =>
      inHouse(async (house) => {
        const found = await house.operate<Checked>('check', {});
        print(JSON.stringify(found, null, 2));
        if (!isSound(found)) process.exitCode = 1;
      }),
    );
  heli
    .command('backup <file>')
    .description('copy the log while the server runs')
    .action((file: string) =>
      inHouse(async (house) => {
        const done = await house.operate<{ file: string; lacking: string[] }>('backUp', { file });
        print(done.file);
        warnOfLacking(done.lacking);
      }),
    );
  heli
    .command('restore <file>')
    .description('put a backup in the log’s place; what stood there is kept')
    .action(async (file: string) => {
      const kept = restore(config().dataFolder, file, new Date().toISOString());
      print(kept === undefined ? `Restored ${file}.` : `Restored ${file}. What stood there is now ${kept}.`);
      warnOfLacking(await restoreFiles(config().dataFolder, file));
    });
}

function addMechanisms(heli: Command): void {
  const mechanism = heli.command('mechanism').description('mechanisms per organisation');
  for (const active of [true, false]) {
    mechanism
      .command(`${active ? 'activate' : 'deactivate'} <id>`)
      .option('--organisation <code>', 'here and below; everywhere if left out')
      .option('--reason <text>')
      .action((id: string, options: Record<string, string>) =>
        inHouse(async (house) => {
          await house.operate('activate', { mechanism: id, active, ...options });
          print(`${id}: ${active ? 'active' : 'inactive'}`);
        }),
      );
  }
}
