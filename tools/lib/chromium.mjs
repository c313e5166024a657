import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fromPackages } from './apt.mjs';
import { say } from './say.mjs';

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

/** The browser that tests may drive; undefined, with a sentence, where there is none. */
export async function chromium() {
  if (process.env.HELI_CHROMIUM) return process.env.HELI_CHROMIUM;
  if (!onPath()) await fromPackages('Chromium', 'chromium', 'fonts-noto-cjk');
  const found = onPath();
  if (!found)
    say(
      'No Chromium: tests that need a browser are skipped. Install `chromium`, or name one in HELI_CHROMIUM.',
    );
  return found;
}
