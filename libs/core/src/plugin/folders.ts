import { existsSync, readFileSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { Kernel } from '../kernel.js';
import { manifestSchema, pluginFoldersIn } from '../registry/discover.js';
import { integrityOf } from './package-file.js';

/** A package is written in many steps: it is looked at once they have ended. */
const settleMs = 100;

/** Told what became of a package that lies in a folder the house looks through. */
export interface FolderNotices {
  taken(plugin: string, version: string): void;
  refused(folder: string, error: unknown): void;
}

/** The folders that the house looks through at start, and goes on looking at: what comes or changes there is taken in. */
export class PluginFolders {
  readonly #known = new Map<string, string>();
  readonly #watchers: FSWatcher[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking = Promise.resolve();

  constructor(
    private readonly kernel: Kernel,
    private readonly notices: FolderNotices,
  ) {}

  /** Watches these folders, whose packages are loaded as they lie there now. */
  watch(folders: readonly string[]): void {
    for (const folder of folders.filter((one) => existsSync(one))) {
      for (const home of pluginFoldersIn(folder)) this.#known.set(home, integrityOf(home));
      this.#watchers.push(
        watch(folder, { recursive: true }, () => {
          clearTimeout(this.#timer);
          this.#timer = setTimeout(() => void this.look(folders), settleMs);
        }).on('error', (error) => this.notices.refused(folder, error)),
      );
    }
  }

  /** Takes in what has come or changed. One after the other: what changes meanwhile is seen by the next look. */
  look(folders: readonly string[]): Promise<void> {
    const all = async (): Promise<void> => {
      for (const home of folders.flatMap(pluginFoldersIn))
        // A file may be half written or on its way out: that is told, and the next change looks again.
        await this.#lookAt(home).catch((error: unknown) => this.notices.refused(home, error));
    };
    this.#looking = this.#looking
      .then(all)
      .catch((error: unknown) => this.notices.refused(folders.join(', '), error));
    return this.#looking;
  }

  async #lookAt(home: string): Promise<void> {
    // One that is not built yet is none yet.
    if (!isBuilt(home)) return;
    const integrity = integrityOf(home);
    if (this.#known.get(home) === integrity) return;
    this.#known.set(home, integrity);
    const { id, version } = await this.kernel.plugins.renew(home);
    this.notices.taken(id, version);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
    await this.#looking;
  }
}

function isBuilt(home: string): boolean {
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  return manifest.success && existsSync(join(home, manifest.data.heli.mechanism));
}
