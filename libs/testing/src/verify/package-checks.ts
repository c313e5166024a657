import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { browserCodeIn, sentenceOf } from '@heli/core';
import type { Check } from '../conformance/mechanism/checks.js';

/** What the house brings for mechanisms: the published surface, and nothing else. */
const surface = ['@heli/sdk', '@heli/sdk/kit', '@heli/sdk/rows', 'zod', '@mikro-orm/core'];
const isSurface = (name: string): boolean => surface.includes(name) || name.startsWith('@heli/contracts/');
const brought = new Set(['@heli/sdk', '@heli/contracts', 'zod', '@mikro-orm/core']);

interface Manifest {
  readonly type?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bundleDependencies?: readonly string[];
  readonly heli?: { readonly mechanism?: string; readonly ui?: string };
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

function wrongManifest(folder: string): string[] {
  const { type, heli, dependencies = {}, bundleDependencies = [] } = manifestOf(folder);
  const mechanism = heli?.mechanism;
  const foreign = Object.keys(dependencies).filter(
    (name) => !brought.has(name) && !bundleDependencies.includes(name),
  );
  return [
    ...(type === 'module' ? [] : ['package.json has no "type": "module": a mechanism is an ES module.']),
    ...(mechanism !== undefined && existsSync(join(folder, mechanism))
      ? []
      : [`package.json names no file in "heli.mechanism" that is in the package: build before you pack.`]),
    ...foreign.map(
      (name) =>
        `It depends on ${name}, which the house does not bring: do without, or bundle it with the package.`,
    ),
  ];
}

function* scriptsIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* scriptsIn(path);
    else if (entry.isFile() && /\.m?js$/.test(entry.name) && !/\.test\.m?js$/.test(entry.name)) yield path;
  }
}

const imported =
  /(?:^|[\s;}])(?:import|export)\b[^'"();]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(imported)].map(([, from, bare]) => from ?? bare ?? '');

/** Where the scripts lie that walls load; undefined where there are none. */
const browserFolder = (folder: string): string | undefined => {
  const ui = manifestOf(folder).heli?.ui;
  return ui === undefined ? undefined : dirname(join(folder, ui));
};

/** Imports that lead past the published surface. */
function wrongImports(folder: string): string[] {
  const bundled = manifestOf(folder).bundleDependencies ?? [];
  const browser = browserFolder(folder);
  const own = [...scriptsIn(folder)].filter((path) => !browser || relative(browser, path).startsWith('..'));
  return own.flatMap((path) =>
    importsOf(path)
      .filter((name) => !name.startsWith('.') && !isSurface(name))
      .filter((name) => !bundled.some((one) => name === one || name.startsWith(`${one}/`)))
      .map(
        (name) =>
          `${relative(folder, path)} imports "${name}": a mechanism lives on ${surface.join(', ')} and contracts.`,
      ),
  );
}

/** What walls bring for the scripts of plugins. */
const onWalls = new Set(['react', 'react/jsx-runtime']);
/** By this every React of today tells its elements from other things. */
const ownReact = 'react.transitional.element';

/** What the scripts that walls load may not do: bring too much, or a second React, or ask for what walls don't have. */
function wrongScripts(folder: string): string[] {
  const ui = manifestOf(folder).heli?.ui;
  if (ui === undefined) return [];
  try {
    const { folder: browser } = browserCodeIn(folder, ui);
    return [...scriptsIn(browser)].flatMap((path) => {
      const name = relative(folder, path);
      const foreign = importsOf(path).filter((one) => !onWalls.has(one) && !one.startsWith('.'));
      const outside = importsOf(path).filter(
        (one) => one.startsWith('.') && relative(browser, join(dirname(path), one)).startsWith('..'),
      );
      return [
        ...foreign.map((one) => `${name} imports "${one}", which no wall has: bundle it, or do without.`),
        ...outside.map((one) => `${name} imports "${one}", which no wall is sent: keep it beside "heli.ui".`),
        ...(readFileSync(path, 'utf8').includes(ownReact)
          ? [`${name} brings a React of its own: leave "react" and "react/jsx-runtime" to the wall.`]
          : []),
      ];
    });
  } catch (error) {
    return [`${sentenceOf(error)} Correct "heli.ui", and build before you pack.`];
  }
}

/** What can be seen from a package's files, before anything of it is loaded. */
export const packageChecks: readonly Check<string>[] = [
  { name: 'is a package that the house can take in', find: wrongManifest },
  { name: 'uses nothing but the published surface', find: wrongImports },
  { name: 'sends walls little, and no second React', find: wrongScripts },
];
