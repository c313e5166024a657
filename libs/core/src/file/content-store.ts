import { createReadStream, type ReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../clock/id.js';
import { isMissing } from './system-code.js';

/** Where contents lie below a folder, a data folder's or a backup's: `ab/cd/abcd…`. */
export const placeOf = (folder: string, hash: string): string =>
  join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);

/** Contents by their SHA-256, each once, whole or not at all. */
export class ContentStore {
  readonly folder: string;
  readonly #incoming: string;

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'files');
    this.#incoming = join(this.folder, 'incoming');
  }

  /** A path for something that is not kept yet. */
  async draft(): Promise<string> {
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
    return join(this.#incoming, newId());
  }

  async discard(...drafts: readonly string[]): Promise<void> {
    for (const draft of drafts) await rm(draft, { force: true });
  }

  /** Waits until a draft is on the disk for good. */
  settle(draft: string): Promise<void> {
    return settle(draft);
  }

  /** Moves a draft that is settled to where its hash says. */
  async keep(draft: string, hash: string): Promise<void> {
    const place = placeOf(this.folder, hash);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(draft, place);
    await settle(dirname(place));
  }

  place(hash: string): string {
    return placeOf(this.folder, hash);
  }

  read(hash: string): ReadStream {
    return createReadStream(this.place(hash));
  }

  async has(hash: string): Promise<boolean> {
    return (await ageOf(placeOf(this.folder, hash))) !== undefined;
  }

  remove(hash: string): Promise<void> {
    return rm(placeOf(this.folder, hash), { force: true });
  }

  /** Hashes of contents, and paths of drafts, that were last written before a moment. */
  async writtenBefore(moment: number): Promise<{ hashes: string[]; drafts: string[] }> {
    const old = { hashes: [] as string[], drafts: [] as string[] };
    for (const entry of await filesBelow(this.folder)) {
      const written = await ageOf(entry.path);
      if (written === undefined || written >= moment) continue;
      if (dirname(entry.path) === this.#incoming) old.drafts.push(entry.path);
      else old.hashes.push(entry.name);
    }
    return old;
  }
}

/** Gives a folder the contents it lacks, by another name for the same bytes where the disk allows that. */
export async function lay(from: string, to: string, hashes: readonly string[]): Promise<string[]> {
  const lacking: string[] = [];
  for (const hash of hashes) {
    const place = placeOf(to, hash);
    if ((await ageOf(place)) !== undefined) continue;
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    if (!(await copied(placeOf(from, hash), place))) lacking.push(hash);
  }
  return lacking;
}

async function copied(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    return copyBytes(from, to);
  }
}

async function copyBytes(from: string, to: string): Promise<boolean> {
  await copyFile(from, `${to}.part`);
  await settle(`${to}.part`);
  await rename(`${to}.part`, to);
  return true;
}

async function filesBelow(folder: string): Promise<{ name: string; path: string }[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function ageOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Waits until a file or a folder is on the disk. */
async function settle(path: string): Promise<void> {
  const opened = await open(path, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
