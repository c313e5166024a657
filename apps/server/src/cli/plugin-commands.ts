import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Option, type Command } from 'commander';
import { dataFates, type Inspected } from '@heli/core';
import type { House } from './house.js';
import { print, remark } from './terminal.js';

type InHouse = (work: (house: House) => Promise<void>) => Promise<void>;

interface Listed {
  readonly id: string;
  readonly version: string;
  readonly state: string;
  readonly reason: string | null;
}

/** What somebody consents to: who may do what by it, which facts it leaves and hears, which tables it keeps. */
function show({ name, permissions, ...offer }: Inspected): void {
  const { id, version, replaces, contract, contractVersion, integrity, events, hears, tables } = offer;
  const own = offer.isolation === 'worker';
  print(`${id} ${version} (${name})${replaces === null ? '' : `, in the place of ${replaces}`}`);
  print(`contract     ${contract} ${contractVersion}`);
  print(`integrity    ${integrity}`);
  for (const [permission, roles] of Object.entries(permissions)) {
    const held = Object.entries(roles).map(([role, scope]) => `${role} (${scope})`);
    print(`permission   ${permission}: ${held.join(', ')}`);
  }
  print(`leaves       ${events.join(', ') || 'no facts'}`);
  print(`hears        ${hears.join(', ') || 'nothing'}`);
  print(`keeps        ${tables.join(', ') || 'no tables'}`);
  print(`runs         ${own ? 'on a thread of its own' : 'in the house: a fault of it can stop all'}`);
}

async function consents(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    remark('Nobody is there to consent: add --yes once you have read the above.');
    return false;
  }
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asked.question('Let it in? [y/N] ')).trim());
  } finally {
    asked.close();
  }
}

async function letIn(house: House, source: string, yes: boolean): Promise<void> {
  const found = { package: resolve(source) };
  const offer = await house.operate<Inspected>('inspectPackage', found);
  show(offer);
  if (!yes && !(await consents())) {
    process.exitCode = 1;
    return;
  }
  const { id, version, state } = await house.operate<Listed>('installPackage', {
    ...found,
    integrity: offer.integrity,
  });
  print(`${id} ${version}: ${state}`);
}

/** Packages that come, are renewed and go while the server runs. */
export function addPlugins(heli: Command, inHouse: InHouse): void {
  const plugin = heli.command('plugin').description('plugins on this machine');
  plugin.command('list').action(() =>
    inHouse(async (house) => {
      for (const { id, version, state, reason } of await house.operate<Listed[]>('listPlugins', {}))
        print(`${id}  ${version}  ${state}${reason === null ? '' : `  ${reason}`}`);
    }),
  );
  const ways = [
    ['install', 'let a package in, after showing what it may do'],
    ['upgrade', 'put a new version in the place of the one that runs; it runs on where the new one can’t'],
  ] as const;
  for (const [verb, description] of ways)
    plugin
      .command(`${verb} <package>`)
      .description(description)
      .option('--yes', 'consent without being asked', false)
      .action((source: string, { yes }: { yes: boolean }) => inHouse((house) => letIn(house, source, yes)));
  plugin
    .command('remove <id>')
    .description('let a package go that is active nowhere; its facts stay in the log')
    .addOption(
      new Option('--data <fate>', 'what becomes of its tables').choices([...dataFates]).default('keep'),
    )
    .option('--file <file>', 'where they are written to, for --data export')
    .action((id: string, { data, file }: { data: string; file?: string }) =>
      inHouse(async (house) => {
        const wish = { plugin: id, data, ...(file !== undefined && { file: resolve(file) }) };
        await house.operate('removePlugin', wish);
        print(`${id}: removed, data: ${data}`);
      }),
    );
}
