import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import { at, pinnedNode, platform } from './paths.mjs';
import { capture } from './run.mjs';
import { Trouble, say, seconds } from './say.mjs';

const packages = (file) => JSON.parse(readFileSync(at(file), 'utf8')).packages;

/** npm leaves a list of what it installed; what the lock asks of every platform must stand in it. */
function installed() {
  if (!existsSync(pinnedNode) || !existsSync(at('node_modules/.package-lock.json'))) return false;
  const present = packages('node_modules/.package-lock.json');
  return Object.entries(packages('package-lock.json'))
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.os && !entry.cpu)
    .every(([path, entry]) => present[path] && present[path].version === entry.version);
}

/** The npm that started us, or the one on the path. */
function npm() {
  const cli = process.env.npm_execpath ?? '';
  return cli.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []];
}

/** Scripts that are run by hand (`npm run lint`) find the pinned Node here; npm 10 loses the link. */
function linkNode() {
  const link = at('node_modules/.bin/node');
  if (process.platform !== 'win32' && !existsSync(link))
    symlinkSync(relative(at('node_modules/.bin'), pinnedNode), link);
}

export async function install() {
  if (installed()) return;
  const start = performance.now();
  say('Installing what Heli needs (about a minute, once) …');
  const [command, first] = npm();
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const { code, output } = await capture(command, [...first, 'ci', ...quiet], { env: process.env });
  if (code !== 0)
    throw new Trouble(
      `${output.trim()}\nThe packages could not be installed. Check that the npm registry can be reached ` +
        'and that the disk has 1.5 GB free, then start again.',
    );
  if (!existsSync(pinnedNode))
    throw new Trouble(
      `There is no Node 26 package for ${platform}. Heli runs on Linux (x64, arm64), ` +
        'macOS and Windows (x64).',
    );
  linkNode();
  say(`Installed in ${seconds(start)}.`);
}
