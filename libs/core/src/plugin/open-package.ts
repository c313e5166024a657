import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueryType } from '@heli/sdk';
import { Isolation, type IsolationParts } from '../isolation/isolation.js';
import { loadPlugin } from '../registry/discover.js';
import { localName, type Plugin } from '../registry/registry.js';
import { linkModules } from './modules.js';
import { unpack } from './package-file.js';

/** A package in a folder of its own, loaded into this process. */
export interface OpenPackage {
  readonly folder: string;
  /** Undefined where its package.json names no mechanism. */
  readonly plugin: Plugin | undefined;
  close(): Promise<void>;
}

/**
 * Opens a package outside of any house, to be looked at by whoever wrote it. Its handlers run where they would in one.
 * @param at the database and the zone that it is tried with
 * @throws Refusal where there is none
 */
export async function openPackage(
  source: string,
  at: Pick<IsolationParts, 'dialect' | 'zone'>,
): Promise<OpenPackage> {
  const home = mkdtempSync(join(tmpdir(), 'heli-package-'));
  let plugin: Plugin | undefined;
  const queryNamed = (name: string): QueryType | undefined =>
    plugin?.mechanism?.implements.queries[localName(name)];
  const isolation = new Isolation({ ...at, queryNamed, onEnd: () => undefined });
  const close = async (): Promise<void> => {
    await isolation.close();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    linkModules(home);
    const folder = join(home, 'package');
    await unpack(source, folder);
    plugin = await loadPlugin(folder, isolation);
    return { folder, plugin, close };
  } catch (error) {
    await close();
    throw error;
  }
}
