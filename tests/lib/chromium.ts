import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Debian's Chromium; as root it needs these. */
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'].concat([
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]);

/** How the browser that the tests found is started, to look at a page that is built. */
export function launchFor(page: 'wall' | 'admin') {
  if (!existsSync(join(root, 'apps', page, 'dist/index.html')))
    throw new Error(`The page ${page} is not built: run \`npm run build\` first.`);
  const executablePath = process.env['HELI_CHROMIUM'] ?? '/usr/bin/chromium';
  return { executablePath, headless: true, args };
}
