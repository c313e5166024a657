import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import satisfies from 'semver/functions/satisfies.js';
import { Refusal } from '@heli/sdk';
import { manifestSchema } from '../registry/discover.js';
import { sdkVersion } from '../registry/version.js';

/** What a package says of itself, before anything of it runs in the house. */
export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly contract: string;
  readonly contractVersion: string;
  /** Who may do what by it: names of permissions, each with its roles. */
  readonly permissions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Facts that it leaves. */
  readonly events: readonly string[];
  /** Facts, also of others, that it reacts to. */
  readonly hears: readonly string[];
  /** Tables that it keeps. */
  readonly tables: readonly string[];
  /** Where its handlers run: on a thread of its own, or in the house, which they can stop. */
  readonly isolation: 'worker' | 'none';
}

const patienceMs = 10_000;

/**
 * On a thread of its own, so that a package which throws, loops or exits while it is loaded stops nobody. Given as text, so
 * that it runs from the sources in a test and from the build in a server.
 */
const script = `
  const { parentPort, workerData } = require('node:worker_threads');
  process.exit = () => { throw new Error('it ends the process'); };
  import(workerData).then(({ default: m }) => {
    const contract = m.implements;
    const signed = [...Object.values(contract.commands), ...Object.values(contract.queries)];
    parentPort.postMessage({
      id: m.id, version: m.version, sdk: m.sdk, contract: contract.id, contractVersion: contract.version,
      permissions: Object.fromEntries(signed.map(({ permission }) => [permission.name, permission.roles])),
      events: Object.values(contract.events).map(({ type }) => type),
      hears: [...new Set((m.reactions ?? []).map(({ of }) => of.type))],
      tables: m.entities.map(({ meta }) => meta.tableName),
    });
  }).catch((error) => {
    const place = /[^/\\s(]+\\/[^/\\s(]+:\\d+(:\\d+)?/.exec(String(error?.stack).replace(String(error?.message), ''));
    parentPort.postMessage({ reason: String(error?.message ?? error) + (place ? ' (' + place[0] + ')' : '') });
  });
`;

const unfit = (reason: string): Refusal =>
  new Refusal('conflict', 'core.refusal.packageUnfit', { reason: reason.slice(0, 300) }, 'package');

type Told = Omit<Offer, 'name' | 'isolation'> & { readonly sdk: string };

/** @throws Refusal conflict where it is no mechanism, or none for this house */
export async function inspect(folder: string): Promise<Offer> {
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  if (!manifest.success) throw unfit('package.json: heli.mechanism');
  const { name, heli } = manifest.data;
  const told = await load(pathToFileURL(join(folder, heli.mechanism)).href);
  if ('reason' in told) throw unfit(told.reason);
  const { sdk, ...offer } = told;
  if (!satisfies(sdkVersion, sdk)) throw unfit(`SDK ${sdk}, ${sdkVersion}`);
  return { name, isolation: heli.isolation ?? 'none', ...offer };
}

function load(url: string): Promise<Told | { readonly reason: string }> {
  const worker = new Worker(script, {
    eval: true,
    workerData: url,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    stdout: true,
    stderr: true,
  });
  return new Promise<Told | { readonly reason: string }>((resolve) => {
    const timer = setTimeout(() => resolve({ reason: `${String(patienceMs / 1_000)} s` }), patienceMs);
    worker.once('message', resolve);
    worker.once('error', (error: Error) => resolve({ reason: error.message }));
    worker.once('exit', (code) => resolve({ reason: `exit ${String(code)}` }));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => void worker.terminate());
}
