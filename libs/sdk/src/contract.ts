import type { CommandType, QueryType } from './command.js';
import type { AnyEventType, EventType } from './event.js';
import type { Metric } from './metric.js';
import type { Grants, Page, Suggestion } from './page.js';
import { isEnding } from './ending.js';
import type { Tile } from './tile.js';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
/** Flat words by key: `coordination.metric.filed.name` → 立案数. */
export type Words = Readonly<Record<string, string>>;
export type Locales = Readonly<Record<Language, Words>>;

/** A kind of mechanism, as data and pure functions: what others rely on whoever implements it. */
export interface Contract {
  readonly id: string;
  /** Semantic version; a minor is additive. */
  readonly version: string;
  readonly events: Readonly<Record<string, AnyEventType>>;
  readonly commands: Readonly<Record<string, CommandType>>;
  readonly queries: Readonly<Record<string, QueryType>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly tiles: readonly Tile[];
  /** Live queries that every room keeps beside those of the tiles, for a page that draws them by itself. */
  readonly feeds?: readonly string[];
  readonly pages: readonly Page[];
  readonly suggests: readonly Suggestion[];
  readonly grants?: Grants;
  /** A query that answers {@link endingOutput}: what the administrators' list of repairs reminds of in time. */
  readonly ending?: string;
  readonly locales: Locales;
}

type ContractSpec = Omit<Contract, 'pages' | 'suggests'> & Partial<Pick<Contract, 'pages' | 'suggests'>>;

const contractId = /^[a-z][a-z0-9]*$/;
const semver = /^\d+\.\d+\.\d+$/;

/**
 * Declares a contract and checks that its names hang together.
 * @throws Error with a sentence that names the contract and the place, at start
 */
export function defineContract<const Spec extends ContractSpec>(
  spec: Spec,
): Spec & Pick<Contract, 'pages' | 'suggests'> {
  const contract = { ...spec, pages: spec.pages ?? [], suggests: spec.suggests ?? [] };
  const wrong = faultOf(contract);
  if (wrong) throw new Error(`Contract "${spec.id}": ${wrong}`);
  return contract;
}

function faultOf(contract: Contract): string | undefined {
  const { id } = contract;
  if (!contractId.test(id)) return 'its id must be lower-case letters and digits.';
  if (!semver.test(contract.version)) return `version "${contract.version}" is not a semantic version.`;
  const foreign = [
    ...Object.values<EventType>(contract.events).map((e) => e.type),
    ...[...Object.values(contract.commands), ...Object.values(contract.queries)].map((c) => c.name),
  ].find((name) => !name.startsWith(`${id}.`));
  if (foreign) return `"${foreign}" must begin with "${id}.".`;
  return missingReference(contract);
}

function missingReference(contract: Contract): string | undefined {
  for (const [name, metric] of Object.entries(contract.metrics)) {
    if (metric.trace && !contract.queries[metric.trace])
      return `metric "${name}" traces to no query "${metric.trace}".`;
    const absent = metric.kind === 'derived' ? metric.of.find((of) => !contract.metrics[of]) : undefined;
    if (absent) return `metric "${name}" is derived from no metric "${absent}".`;
  }
  if (contract.grants && !contract.queries[contract.grants.query])
    return `its roles by posts need the query "${contract.grants.query}".`;
  const ending = contract.ending === undefined ? undefined : contract.queries[contract.ending];
  if (contract.ending !== undefined && !(ending && isEnding(ending)))
    return `what ends needs the query "${contract.ending}": its input is {}, its output endingOutput.`;
  const dead = contract.feeds?.find((name) => !contract.queries[name]?.live);
  if (dead !== undefined) return `its feeds need the live query "${dead}".`;
  for (const tile of contract.tiles) {
    if ('feed' in tile && !contract.queries[tile.feed]?.live)
      return `a ${tile.kind} tile needs the live query "${tile.feed}".`;
    const metrics = [
      ...('metric' in tile && tile.metric ? [tile.metric] : []),
      ...('metrics' in tile ? tile.metrics : []),
      ...('beside' in tile && tile.beside ? tile.beside : []),
    ];
    const absent = metrics.find((metric) => !contract.metrics[metric]);
    if (absent) return `a ${tile.kind} tile needs the metric "${absent}".`;
  }
  return undefined;
}
