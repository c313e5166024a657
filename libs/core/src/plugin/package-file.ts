import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { extract } from 'tar';
import { Refusal } from '@heli/sdk';

/** What a package may unpack to: a mechanism is code and words, no data. */
const mostBytes = 50 * 1024 * 1024;
const mostFiles = 5_000;

const unreadable = (reason: string): Refusal =>
  new Refusal('invalid', 'core.refusal.packageUnreadable', { reason }, 'package');

/**
 * Puts a package's files into an empty folder: a folder's, or those of what `npm pack` wrote.
 * @throws Refusal invalid where there is none, or more than a mechanism needs
 */
export async function unpack(source: string, into: string): Promise<void> {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  if (!existsSync(source)) throw unreadable('not there');
  if (statSync(source).isDirectory()) copyFolder(source, into);
  else await extractTo(source, into);
  if (!existsSync(join(into, 'package.json'))) throw unreadable('package.json');
}

/** What it was built from and what belongs to whoever wrote it stay behind. */
const left = new Set(['node_modules', '.git', 'src']);

function copyFolder(source: string, into: string): void {
  cpSync(source, into, {
    recursive: true,
    filter: (path) =>
      !lstatSync(path).isSymbolicLink() && !left.has(relative(source, path).split('/')[0] ?? ''),
  });
  if ([...filesIn(into)].length > mostFiles) throw unreadable('too many files');
}

async function extractTo(file: string, into: string): Promise<void> {
  let [bytes, files] = [0, 0];
  try {
    await extract({
      file,
      cwd: into,
      strip: 1,
      strict: true,
      filter: (_, entry) => {
        if ('size' in entry) bytes += entry.size;
        files += 1;
        if (bytes > mostBytes || files > mostFiles) throw unreadable('too large');
        // A link could lead out of the folder.
        return 'type' in entry && (entry.type === 'File' || entry.type === 'Directory');
      },
    });
  } catch (error) {
    throw error instanceof Refusal
      ? error
      : unreadable(error instanceof Error ? error.message : String(error));
  }
}

function* filesIn(folder: string, top = true): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (top && left.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path, false);
    else if (entry.isFile()) yield path;
  }
}

/**
 * A hash of all names and contents that {@link unpack} keeps, as `sha512-…`: whoever changes one byte of a package changes it.
 */
export function integrityOf(folder: string): string {
  const hash = createHash('sha512');
  for (const path of [...filesIn(folder)].sort()) {
    const content = readFileSync(path);
    hash.update(`${relative(folder, path)}\n${String(content.length)}\n`).update(content);
  }
  return `sha512-${hash.digest('base64')}`;
}
