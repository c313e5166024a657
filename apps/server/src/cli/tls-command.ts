import { isIP } from 'node:net';
import type { Command } from 'commander';
import { core, type Config } from '@heli/core';
import type { TlsMade } from '../tls/init.js';
import { ownAddresses, ownNames } from '../tls/names.js';
import { readersLanguage } from './house.js';
import { print } from './terminal.js';

type Language = 'zh-CN' | 'en';
const systems = ['windows', 'macos', 'android', 'ios'] as const;

interface InitOptions {
  readonly name?: readonly string[];
  readonly days: number;
  readonly newAuthority?: boolean;
}

/** Adds `heli tls init`. */
export function addTls(heli: Command, config: () => Config): void {
  heli
    .command('tls')
    .description('HTTPS with an authority of one’s own')
    .command('init')
    .description('make the authority once, and a new certificate for this machine')
    .option('--name <host...>', 'further names or addresses that people use')
    .option('--days <n>', 'days the certificate is valid', Number, 397)
    .option('--new-authority', 'begin a new authority; all devices must install it')
    .action(async ({ name = [], days, newAuthority = false }: InitOptions) => {
      const settings = config();
      // Loaded only here: no other command needs a maker of certificates.
      const { initTls } = await import('../tls/init.js');
      const wish = { folder: settings.tlsFolder, names: name, days, renewAuthority: newAuthority };
      await tell(settings, name, await initTls(wish, new Date()));
    });
}

async function tell(config: Config, asked: readonly string[], made: TlsMade): Promise<void> {
  const host = asked[0] ?? hostIn(config) ?? reachedAt();
  const port = String(config.port);
  const say = sayerOf(readersLanguage());
  const address = `http://${bracketed(host)}:${port}/ca.crt`;
  const validTo = made.validTo.toISOString().slice(0, 10);
  print(
    say(made.isNewAuthority ? 'core.tls.newAuthority' : 'core.tls.keptAuthority', {
      file: made.authorityFile,
    }),
  );
  print(`  SHA-256 ${made.fingerprint}`);
  print(say('core.tls.certificate', { file: made.cert, names: made.names.join(', '), validTo }));
  print(`\n${say('core.tls.start')}\n`);
  print(`  HOST=0.0.0.0`);
  print(`  PORT=${port}`);
  print(`  HELI_ORIGIN=https://${bracketed(host)}:${port}`);
  print(`\n${say('core.tls.elsewhere')}\n`);
  print(`  HELI_TLS_CERT=${made.cert}`);
  print(`  HELI_TLS_KEY=${made.key}`);
  for (const language of ['zh-CN', 'en'] as const) tellInstalling(sayerOf(language), address);
  print(`\n${await qrCode(address)}`);
}

function tellInstalling(say: Sayer, address: string): void {
  print(`\n${say('core.tls.install', { address })}`);
  for (const system of systems) print(`  ${say(`core.tls.install.${system}`)}`);
  print(`  ${say('core.tls.compare')}`);
}

/** The name in `HELI_ORIGIN`, if that is set. */
const hostIn = ({ origin }: Config): string | undefined =>
  origin === undefined ? undefined : new URL(origin).hostname;

/** An address of the network is known to phones, a machine's name often is not. */
const reachedAt = (): string =>
  ownAddresses().find((address) => !['127.0.0.1', '::1'].includes(address)) ?? ownNames()[1]!;

const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

type Sayer = (key: string, params?: Readonly<Record<string, string>>) => string;
const sayerOf =
  (language: Language): Sayer =>
  (key, params = {}) =>
    ((core.locales[language] as Readonly<Record<string, string>>)[key] ?? key).replace(
      /\{(\w+)\}/g,
      (hole, name: string) => params[name] ?? hole,
    );

async function qrCode(text: string): Promise<string> {
  const { toString } = await import('qrcode');
  return toString(text, { type: 'terminal', small: true });
}
