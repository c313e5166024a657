import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { capture } from './run.mjs';
import { say, seconds } from './say.mjs';

/** Others may be installing too: apt is asked again until its lock is free, for five minutes at most. */
async function apt(...args) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  for (let tries = 60; ; tries--) {
    const result = await capture('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args], options);
    if (result.code === 0 || tries === 0 || !/Could not get lock|Unable to lock/.test(result.output))
      return result;
    await sleep(5000);
  }
}

/** Installs what tests need from the system's packages, where that is possible. */
export async function fromPackages(what, ...packages) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  const start = performance.now();
  say(`Installing ${what} from the system’s packages, for the tests …`);
  await apt('update');
  const { code, output } = await apt('install', '--no-install-recommends', ...packages);
  if (code === 0) say(`Installed ${what} in ${seconds(start)}.`);
  else say(`${output.trim().split('\n').slice(-3).join('\n')}\n${what} could not be installed.`);
}
