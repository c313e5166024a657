import { readConfig, StartFault } from '@heli/core';
import { root } from './pages.js';
import { demonstrationPassword, serve } from './serve.js';
import { takeStrays } from './strays.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts the server, says where things are, and stops it cleanly when told. */
export async function main(): Promise<void> {
  const config = readConfig(process.env, root);
  const serving = await serve(config, say);
  takeStrays(serving.kernel, config.logLevel);
  // Before anything is said: whoever reads it may stop us at once.
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    serving.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const base = config.origin ?? serving.url;
  say('');
  say(
    config.demonstration
      ? 'Heli 合力 is up with the demonstration (演示数据, made-up data).'
      : 'Heli 合力 is up.',
  );
  say(`  Wall   ${base}/wall`);
  say(`  Admin  ${base}/admin`);
  if (serving.setUpCode !== undefined)
    say(`  Set the first password (works once, within a day): ${base}/admin#setup=${serving.setUpCode}`);
  else if (config.demonstration && config.adminPassword === undefined)
    say(`  Sign in as "admin" with the password "${demonstrationPassword}".`);
  else say('  Sign in as "admin".');
  if (config.demonstration) say('  For a council of your own start with HELI_DEMO=0; its log is kept apart.');
  say(`  Data   ${config.dataFolder}`);
  if (config.tls?.authority !== undefined)
    say(`  HTTPS with the certificate of "heli tls init"; devices install ${config.tls.authority} once.`);
  for (const warning of serving.warnings) say(`  ! ${warning}`);
  say('  Ctrl-C stops.');
}

/** Ends the process with one sentence, never a stack. */
export function fail(error: unknown): never {
  const known = error instanceof StartFault;
  const sentence = known
    ? error.message
    : `Heli can't go on: ${error instanceof Error ? error.message : 'unknown fault'}`;
  process.stderr.write(`${sentence}\n`);
  if (!known && process.env['HELI_LOG'] === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  process.exit(1);
}
