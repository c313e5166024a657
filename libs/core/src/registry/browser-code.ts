import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** So much a plugin may send to every wall, in bytes. */
const mostBrowserBytes = 512 * 1024;

/** The scripts that a plugin draws with: all those in the folder of its module. */
export interface BrowserCode {
  readonly folder: string;
  /** Path of the module in the folder. */
  readonly entry: string;
  /** Changes with every byte of any of them: it stands in their address. */
  readonly hash: string;
}

/** The scripts of a folder, by their paths in it. */
export const scriptsOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[\w/-][\w./-]*\.js$/.test(path) && !path.includes('..'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();

/**
 * @param module as the package's manifest names it
 * @throws Error with a sentence where it can't be served
 */
export function browserCodeIn(home: string, module: string): BrowserCode {
  const file = join(home, module);
  if (relative(home, file).startsWith('..'))
    throw new Error(`heli.ui "${module}" lies outside of the package.`);
  const folder = dirname(file);
  const hash = createHash('sha256');
  let bytes = 0;
  for (const path of scriptsOf(folder)) {
    const content = readFileSync(join(folder, path));
    bytes += content.length;
    hash.update(`${path}\n${String(content.length)}\n`).update(content);
  }
  const entry = relative(folder, file);
  if (!scriptsOf(folder).includes(entry)) throw new Error(`heli.ui "${module}" is no script of the package.`);
  if (bytes > mostBrowserBytes)
    throw new Error(`Its browser code has ${String(bytes)} bytes; ${String(mostBrowserBytes)} are allowed.`);
  return { folder, entry, hash: hash.digest('hex').slice(0, 16) };
}

/** Where walls find it. */
export const addressOf = (plugin: string, { hash, entry }: BrowserCode): string =>
  `/plugins/${plugin}/${hash}/${entry}`;
