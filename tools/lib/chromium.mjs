import { accessSync, constants, existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { delimiter, join } from 'node:path';
import { capture } from './run.mjs';
import { say, seconds } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name))))
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  return undefined;
}

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

async function fromPackages() {
  const start = performance.now();
  say('Installing Chromium from the system’s packages, for the tests of the wall …');
  const packages = ['--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
  await apt('update');
  const { code, output } = await apt('install', ...packages);
  if (code === 0) say(`Installed Chromium in ${seconds(start)}.`);
  else say(`${output.trim().split('\n').slice(-3).join('\n')}\nChromium could not be installed.`);
}

/** The browser that tests may drive; undefined, with a sentence, where there is none. */
export async function chromium() {
  if (process.env.HELI_CHROMIUM) return process.env.HELI_CHROMIUM;
  if (!onPath() && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) await fromPackages();
  const found = onPath();
  if (!found)
    say(
      'No Chromium: tests that need a browser are skipped. Install `chromium`, or name one in HELI_CHROMIUM.',
    );
  return found;
}
