import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const read = (path: string): string => readFileSync(root + path, 'utf8');

export interface Package {
  path: string;
  name: string;
  /** Of our own packages, those it declares. */
  uses: string[];
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
}

const ours = /^@heli\//;

/** Every workspace package, from the folders themselves. */
export function packages(): Package[] {
  const found: Package[] = [];
  for (const group of ['libs', 'apps', 'plugins'])
    for (const folder of readdirSync(root + group)) {
      const path = `${group}/${folder}`;
      if (!existsSync(`${root}${path}/package.json`)) continue;
      const { name, dependencies = {} } = JSON.parse(read(`${path}/package.json`)) as Manifest;
      found.push({ path, name, uses: Object.keys(dependencies).filter((key) => ours.test(key)) });
    }
  return found;
}

function* walk(path: string): Generator<string> {
  for (const entry of readdirSync(root + path, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(inner);
    else yield inner;
  }
}

/** All files below the packages' src, with paths as `libs/sdk/src/index.ts`. */
export const sources = (): string[] =>
  packages().flatMap(({ path }) => (existsSync(`${root}${path}/src`) ? [...walk(`${path}/src`)] : []));
