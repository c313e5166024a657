import { arch, platform, release } from 'node:os';
import type { Kernel } from '../kernel.js';

/** Quoted words, numbers of some length and anything that is not plain ASCII may tell of a person. */
export const redacted = (sentence: string): string =>
  sentence
    .replaceAll(/(["'“‘«])[^"'”’»]{1,500}["'”’»]/g, '$1…$1')
    .replaceAll(/[^\x20-\x7e]+/g, '…')
    .replaceAll(/\d{4,}/g, '#');

/**
 * What somebody far away needs to find a fault: versions, sizes, states and faults; no fact, no name, no address. What
 * was thrown is redacted, since nobody knows what a plugin puts into its sentences.
 */
export async function diagnosticsOf(kernel: Kernel) {
  const { config, database, log, follower, registry, guard, faults, displays, clock, build } = kernel;
  const { version, versions } = process;
  const walls = await displays.list();
  return {
    at: clock.now(),
    build,
    runtime: { node: version, v8: versions.v8, platform: platform(), release: release(), arch: arch() },
    process: { uptimeSeconds: Math.round(process.uptime()), memory: process.memoryUsage() },
    database: { dialect: database.dialect, integrity: await database.store.integrity() },
    zone: config.zone,
    demonstration: config.demonstration,
    log: { head: log.head.seq, follower: follower.seq, lag: log.head.seq - follower.seq },
    organisations: kernel.tree.codes().length,
    walls: walls.length,
    plugins: registry.plugins.map(({ id, version: of, state, reason }) => ({
      ...{ id, version: of, state, reason: reason === undefined ? null : redacted(reason) },
    })),
    faults: faults.list().map((fault) => ({ ...fault, message: redacted(fault.message) })),
    paused: guard.breakers.list().map(({ mechanism, phase, handler, since, faults: count, cause }) => ({
      ...{ mechanism, phase, handler, since, faults: count, cause: redacted(cause) },
    })),
    costs: guard.costs.list(),
  };
}
