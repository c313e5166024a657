import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { complaint, nx } from './nx.mjs';
import { at, env, pinnedNode } from './paths.mjs';
import { capture } from './run.mjs';
import { Trouble, say, seconds } from './say.mjs';

const stamp = at('.nx/heli-build');
const skipped = /^(node_modules|dist|\..*)$|\.test\.tsx?$|\.md$/;

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.test(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** Names, sizes and times: enough to see in milliseconds that nothing changed; Nx looks closer. */
function state() {
  const hash = createHash('sha256');
  const shared = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'nx.json'].map((file) =>
    at(file),
  );
  for (const path of [
    ...shared,
    ...['libs', 'apps', 'plugins'].flatMap((folder) => [...files(at(folder))]),
  ]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const packages = () =>
  ['libs', 'apps', 'plugins'].flatMap((folder) =>
    readdirSync(at(folder))
      .filter((name) => existsSync(at(folder, name, 'package.json')))
      .map((name) => at(folder, name)),
  );

const built = (now) =>
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === now &&
  packages().every((path) => existsSync(`${path}/dist`));

export async function build() {
  const now = state();
  if (built(now)) return;
  const start = performance.now();
  say('Building …');
  // Whoever builds from within a test would get the libraries' own test builds otherwise, and keep them in the cache.
  const options = { env: env({ NODE_ENV: 'production' }) };
  const { code, output } = await capture(pinnedNode, nx('build'), options);
  if (code !== 0) throw new Trouble(`${complaint(output)}\nThe build failed; what is wrong stands above.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  say(`Built in ${seconds(start)}.`);
}
