import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import satisfies from 'semver/functions/satisfies.js';
import { z } from 'zod';
import type { EntitySchema } from '@mikro-orm/core';
import { languages, type AnyMechanism } from '@heli/sdk';
import { browserCodeIn } from './browser-code.js';
import type { Isolation } from '../isolation/isolation.js';
import { sdkVersion } from './version.js';
import type { Plugin } from './registry.js';

export const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  heli: z.object({
    mechanism: z.string(),
    ui: z.string().optional(),
    /** Where its handlers run: on a thread of their own, or, without it, in the house. */
    isolation: z.literal('worker').optional(),
  }),
});

const mechanismShape = z.looseObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string(),
  sdk: z.string(),
  implements: z.looseObject({ id: z.string(), version: z.string() }),
  entities: z.array(z.unknown()),
  migrations: z.array(z.unknown()),
  locales: z.record(z.enum(languages), z.record(z.string(), z.string())),
});

/** Finds and loads the plugins of some folders. A plugin that can't be loaded is listed with its reason. */
export async function discoverPlugins(folders: readonly string[], isolation?: Isolation): Promise<Plugin[]> {
  const found: Plugin[] = [];
  for (const folder of folders.flatMap(pluginFoldersIn)) {
    const plugin = await loadPlugin(folder, isolation);
    if (!plugin) continue;
    const twin = found.find((other) => other.id === plugin.id);
    found.push(
      twin
        ? failed(
            { ...plugin, id: `${plugin.id}@${folder}` },
            'incompatible',
            `${twin.folder} has the same id.`,
          )
        : plugin,
    );
  }
  return found;
}

/** The packages of a folder, by their own folders. */
export function pluginFoldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => join(folder, entry.name))
    .filter((path) => existsSync(join(path, 'package.json')))
    .sort();
}

const failed = (plugin: Plugin, state: 'incompatible' | 'failed', reason: string): Plugin => ({
  ...plugin,
  state,
  reason,
  mechanism: undefined,
});

/**
 * Loads the plugin of a folder; undefined where there is none. One that can't be used has its reason.
 * @param isolation gives it a thread of its own, where its package asks for one
 */
export async function loadPlugin(folder: string, isolation?: Isolation): Promise<Plugin | undefined> {
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  if (!manifest.success) return undefined;
  const { name, version, heli } = manifest.data;
  const plugin: Plugin = {
    id: name,
    version,
    folder,
    state: 'discovered',
    reason: undefined,
    mechanism: undefined,
  };
  try {
    const entry = pathToFileURL(join(folder, heli.mechanism)).href;
    const module = (await import(entry)) as { default?: unknown };
    const ui = heli.ui === undefined ? {} : { ui: browserCodeIn(folder, heli.ui) };
    const loaded = checked({ ...plugin, ...ui }, module.default);
    if (!loaded.mechanism || heli.isolation === undefined || !isolation) return loaded;
    const mechanism = await isolation.isolate(loaded.mechanism, entry);
    return { ...loaded, mechanism, isolation: heli.isolation };
  } catch (error) {
    return failed(
      plugin,
      'failed',
      `Loading ${heli.mechanism} of ${name} failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function checked(plugin: Plugin, exported: unknown): Plugin {
  const shape = mechanismShape.safeParse(exported);
  if (!shape.success) {
    const issue = shape.error.issues[0];
    return failed(
      plugin,
      'incompatible',
      `Its default export is no mechanism: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    );
  }
  const mechanism = exported as AnyMechanism;
  if (!satisfies(sdkVersion, mechanism.sdk)) {
    return failed(plugin, 'incompatible', `It asks for SDK ${mechanism.sdk}; this is ${sdkVersion}.`);
  }
  const wrong = mechanism.entities
    .map((entity) => tableFault(mechanism.id, entity))
    .find((fault) => fault !== undefined);
  if (wrong) return failed(plugin, 'incompatible', wrong);
  return { ...plugin, id: mechanism.id, version: mechanism.version, state: 'installed', mechanism };
}

/** Entities are named `<plugin>.<Name>` and live in tables that start with the plugin's id. */
function tableFault(plugin: string, entity: EntitySchema): string | undefined {
  const { className, tableName } = entity.meta;
  if (!className.startsWith(`${plugin}.`)) return `Entity "${className}" must be named "${plugin}.<Name>".`;
  const prefix = `${plugin.replaceAll('-', '_')}_`;
  return tableName.startsWith(prefix)
    ? undefined
    : `Table "${tableName}" of ${className} must start with "${prefix}".`;
}
