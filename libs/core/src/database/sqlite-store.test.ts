import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SqliteStore } from './sqlite-store.js';
import type { Durability } from './store.js';

let folder: string;
let store: SqliteStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heli-store-'));
  store = SqliteStore.open(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As SQLite counts it: 0 OFF, 1 NORMAL, 2 FULL. */
const synchronous = async (): Promise<number | undefined> =>
  (await store.sql.writer.get<{ synchronous: number }>('PRAGMA synchronous'))?.synchronous;

/** What holds while a transaction is written, and after it. */
async function around(durability: Durability, end: 'commit' | 'rollback' = 'commit') {
  await store.begin(durability);
  const within = await synchronous();
  await store[end]();
  return [within, await synchronous()];
}

test('what was acknowledged is on the disk, what can be computed again need not be', async () => {
  expect(await around('durable')).toEqual([2, 2]);
  expect(await around('derived')).toEqual([1, 2]);
  expect(await around('derived', 'rollback')).toEqual([1, 2]);
});

test('who hurries waits for no disk until it is told to again', async () => {
  const relax = await store.hurry();
  expect(await around('durable')).toEqual([0, 0]);
  expect(await around('derived')).toEqual([0, 0]);
  expect(await around('derived', 'rollback')).toEqual([0, 0]);
  await relax();
  expect(await around('durable')).toEqual([2, 2]);
});
