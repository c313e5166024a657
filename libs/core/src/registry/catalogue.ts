import { z } from 'zod';
import { minBaseOf, type AnyMechanism, type Contract, type Metric, type Tile } from '@heli/sdk';
import type { Catalogue, MechanismEntry, MetricEntry } from '@heli/protocol';
import type { Paused } from '../fault/breakers.js';
import { addressOf, type BrowserCode } from './browser-code.js';
import type { Plugin, Registry } from './registry.js';
import { sdkVersion } from './version.js';

/** All that pages and other programs need to know of the mechanisms. */
export function catalogueOf(registry: Registry, build: string, development = false): Catalogue {
  const core = registry.mechanism('core')!;
  return {
    build,
    sdk: sdkVersion,
    ...(development && { development }),
    mechanisms: [
      ...registry.mechanisms.map((mechanism) => entryOf(mechanism, registry.plugin(mechanism.id)?.ui)),
      ...registry.plugins.filter((plugin) => !plugin.mechanism).map(withoutMechanism),
    ],
    locales: core.implements.locales,
  };
}

/** The catalogue as it stands now: what is paused is no secret, what threw is. */
export function withPauses(catalogue: Catalogue, paused: readonly Paused[]): Catalogue {
  if (paused.length === 0) return catalogue;
  const mechanisms = catalogue.mechanisms.map((entry) => {
    const own = paused.filter(({ mechanism }) => mechanism === entry.id);
    if (own.length === 0) return entry;
    return { ...entry, paused: own.map(({ phase, since, nextTryAt }) => ({ phase, since, nextTryAt })) };
  });
  return { ...catalogue, mechanisms };
}

/** Groups of words that nothing on a wall says: those of forms, refusals and the programming interface. */
const notOnWalls = new Set(
  ['api', 'board', 'command', 'event', 'invalid', 'page', 'query', 'refusal', 'route'].concat([
    ...['setting', 'tag', 'tls', 'warning'],
  ]),
);

const wordsForWalls = (locales: MechanismEntry['locales']): MechanismEntry['locales'] => {
  const kept = (words: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(words).filter(([key]) => !notOnWalls.has(key.split('.')[1] ?? '')));
  return { 'zh-CN': kept(locales['zh-CN']), en: kept(locales.en) };
};

/** What a wall needs of it: a cheap box reads it with each start, and a wall calls no command. */
export const forWalls = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  locales: wordsForWalls(catalogue.locales),
  mechanisms: catalogue.mechanisms.map((entry) => ({
    ...entry,
    ...{ commands: [], queries: [], pages: [], settings: {} },
    locales: wordsForWalls(entry.locales),
  })),
});

const jsonSchema = (schema: z.ZodType): unknown =>
  z.toJSONSchema(schema, { target: 'draft-7', unrepresentable: 'any', io: 'input' });

function entryOf(mechanism: AnyMechanism, ui: BrowserCode | undefined): MechanismEntry {
  const contract = mechanism.implements;
  return {
    id: mechanism.id,
    version: mechanism.version,
    contract: contract.id,
    contractVersion: contract.version,
    state: 'migrated',
    metrics: Object.entries(contract.metrics).map(([name, metric]) => metricEntry(contract.id, name, metric)),
    tiles: contract.tiles.map((tile) => inFull(contract.id, tile)),
    ...(ui && { ui: addressOf(mechanism.id, ui) }),
    pages: contract.pages,
    ...signatures(contract),
    settings: jsonSchema(mechanism.settings.schema),
    locales: {
      'zh-CN': { ...contract.locales['zh-CN'], ...mechanism.locales['zh-CN'] },
      en: { ...contract.locales.en, ...mechanism.locales.en },
    },
  };
}

function signatures(contract: Contract): Pick<MechanismEntry, 'commands' | 'queries'> {
  return {
    commands: Object.values(contract.commands).map(({ name, permission, input, output }) => ({
      name,
      permission: permission.name,
      input: jsonSchema(input),
      output: jsonSchema(output),
    })),
    queries: Object.values(contract.queries).map(({ name, permission, input, output, live, document }) => ({
      name,
      permission: permission.name,
      input: jsonSchema(input),
      output: jsonSchema(output),
      live: live !== undefined,
      ...(document && { document }),
    })),
  };
}

function metricEntry(contract: string, name: string, metric: Metric): MetricEntry {
  return {
    id: `${contract}.${name}`,
    kind: metric.kind,
    carry: metric.kind === 'derived' ? 'none' : metric.n.carry,
    unit: metric.unit,
    direction: metric.direction,
    ...(metric.bands && { bands: metric.bands }),
    minBase: minBaseOf(metric),
    about: metric.about,
    audience: metric.audience ?? 'public',
    ...(metric.trace && { trace: `${contract}.${metric.trace}` }),
    ...(metric.keys && { keys: metric.keys }),
    version: metric.version ?? 1,
  };
}

/** Names a tile's metrics and feeds in full, so that pages need not know which contract they came from. */
export function inFull(contract: string, tile: Tile): Tile {
  const full = (name: string): string => `${contract}.${name}`;
  return {
    ...tile,
    ...('metric' in tile && tile.metric !== undefined && { metric: full(tile.metric) }),
    ...('metrics' in tile && { metrics: tile.metrics.map(full) }),
    ...('beside' in tile && tile.beside && { beside: tile.beside.map(full) }),
    ...('feed' in tile && { feed: full(tile.feed) }),
  };
}

function withoutMechanism(plugin: Plugin): MechanismEntry {
  return {
    id: plugin.id,
    version: plugin.version,
    contract: '',
    contractVersion: '',
    state: plugin.state,
    ...(plugin.reason !== undefined && { reason: plugin.reason }),
    metrics: [],
    tiles: [],
    pages: [],
    commands: [],
    queries: [],
    settings: {},
    locales: { 'zh-CN': {}, en: {} },
  };
}
