import { join } from 'node:path';
import { formatFiles, readJson, updateJson, type Tree } from '@nx/devkit';
import { formsOf, type Forms } from '../names.js';

export interface PartOptions {
  readonly name: string;
  readonly mechanism: string;
  readonly en?: string;
  readonly zh?: string;
}

/** A mechanism's package as these generators know it: its contract in `src/contract`, one file for each kind of thing. */
export class MechanismPackage {
  readonly id: string;

  private constructor(
    private readonly tree: Tree,
    readonly folder: string,
  ) {
    const index = this.read('src/contract/index.ts');
    this.id = /id: '([a-z0-9]+)'/.exec(index)?.[1] ?? '';
  }

  /** @throws Error with a sentence where there is none that these generators could add to */
  static of(tree: Tree, mechanism: string): MechanismPackage {
    const found = [`plugins/${mechanism}`, mechanism].find((one) =>
      tree.exists(join(one, 'src/contract/index.ts')),
    );
    if (found === undefined)
      throw new Error(
        `"${mechanism}" has no src/contract/index.ts: these generators add to packages that new:mechanism made.`,
      );
    return new MechanismPackage(tree, found);
  }

  read(path: string): string {
    return this.tree.read(join(this.folder, path), 'utf8') ?? '';
  }

  /** @throws Error with a sentence where the file is there already */
  create(path: string, text: string): void {
    if (this.tree.exists(join(this.folder, path)))
      throw new Error(`${join(this.folder, path)} is there already: choose another name.`);
    this.tree.write(join(this.folder, path), text);
  }

  change(path: string, change: (source: string) => string): void {
    try {
      this.tree.write(join(this.folder, path), change(this.read(path)));
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw new Error(`${join(this.folder, path)}: ${said}`, { cause: error });
    }
  }

  /** Adds words in both languages, to the contract's; those that are there stay. */
  say(words: Readonly<Record<string, { readonly en: string; readonly zh: string }>>): void {
    for (const language of ['en', 'zh-CN'] as const) {
      const path = join(this.folder, `src/contract/locales/${language}.json`);
      updateJson(this.tree, path, (known: Record<string, string>) => {
        const own = Object.entries(words).map(([key, { en, zh }]) => [
          `${this.id}.${key}`,
          language === 'en' ? en : zh,
        ]);
        return { ...(Object.fromEntries(own) as Record<string, string>), ...known };
      });
    }
  }

  /** What it depends on besides, in the version that it has of the SDK. */
  dependOn(name: string): void {
    const path = join(this.folder, 'package.json');
    const { dependencies } = readJson<{ dependencies: Record<string, string> }>(this.tree, path);
    const version = dependencies['@heli/sdk'] ?? '*';
    updateJson(this.tree, path, (manifest: object) => ({
      ...manifest,
      dependencies: { ...dependencies, [name]: version },
    }));
  }

  /** Has walls load the package's own module to draw with. */
  draw(module: string): void {
    updateJson(this.tree, join(this.folder, 'package.json'), (manifest: { heli?: object }) => ({
      ...manifest,
      heli: { ...manifest.heli, ui: module },
    }));
  }

  /** The entity that the package keeps; of several the first. @throws Error where there is none */
  entity(): Forms {
    const file = this.tree
      .children(join(this.folder, 'src'))
      .filter((name) => name.endsWith('.entity.ts'))
      .sort()[0];
    if (file === undefined) throw new Error(`${this.folder} keeps no entity: add a <name>.entity.ts first.`);
    const kebab = file.replace('.entity.ts', '');
    return formsOf(
      kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      'entity',
    );
  }

  format(): Promise<void> {
    return formatFiles(this.tree);
  }
}

/** What somebody calls it in both languages; the name's own words where they did not say. */
export const called = (
  { en, zh }: { readonly en?: string; readonly zh?: string },
  { title }: Forms,
): { readonly en: string; readonly zh: string } => ({ en: en ?? title, zh: zh ?? title });
