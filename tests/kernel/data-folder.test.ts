import { existsSync, mkdirSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { databaseFile, DataLock, operations, restore, StartFault } from '@heli/core';
import { createHouse, street, type House } from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House | undefined;
let counter: Counter;
let folder: string;

beforeEach(() => {
  counter = makeCounter();
  folder = newFolder();
});
afterEach(async () => {
  await house?.close();
  house = undefined;
});
afterAll(removeFolders);

const open = async (where = folder, ...counters: Counter[]): Promise<House> =>
  (house = await createHouse({
    mechanisms: (counters.length > 0 ? counters : [counter]).map(({ mechanism }) => mechanism),
    folder: where,
  }));
const close = async (): Promise<void> => {
  await house?.close();
  house = undefined;
};
/** Does something to the closed file by itself. */
const tamper = <T>(work: (database: DatabaseSync) => T, where = folder): T => {
  const database = new DatabaseSync(join(where, databaseFile));
  try {
    return work(database);
  } finally {
    database.close();
  }
};

describe('a backup', () => {
  test('made while commands go on is a prefix of the log; restored, it has a new epoch and right numbers', async () => {
    const now = await open();
    for (let i = 0; i < 400; i++) await now.run(counter.commands.note, { add: 1, text: 'x'.repeat(100) });
    const file = join(folder, 'out', 'copy.sqlite');
    const running = { on: true };
    const storm = (async () => {
      for (let i = 0; running.on && i < 5000; i++) await now.run(counter.commands.note, { add: 1 });
    })();
    await operations['backUp']!(now.kernel, { file });
    running.on = false;
    await storm;
    expect(statSync(file).mode & 0o077).toBe(0);
    await expect(operations['backUp']!(now.kernel, { file })).rejects.toMatchObject({
      key: 'core.refusal.fileExists',
    });
    const all = await now.kernel.database.sql.reader.all<{ seq: number; hash: string }>(
      'SELECT seq, hash FROM core_event ORDER BY seq',
    );
    const epochOf = (database: DatabaseSync): unknown =>
      database.prepare("SELECT value FROM core_meta WHERE name = 'epoch'").get();
    await close();
    const epoch = tamper(epochOf);
    const kept = restore(folder, file, '2026-11-02T03:00:00.000Z');
    expect(existsSync(kept!)).toBe(true);
    const again = await open();
    const copied = await again.kernel.database.sql.reader.all<{ seq: number; hash: string }>(
      'SELECT seq, hash FROM core_event ORDER BY seq',
    );
    expect(copied.length).toBeGreaterThanOrEqual(400);
    expect(copied).toEqual(all.slice(0, copied.length));
    expect((await again.kernel.log.verify()).brokenAt).toBeUndefined();
    const counted = await again.kernel.database.sql.reader.get<{ n: number }>(
      "SELECT COUNT(*) AS n FROM core_event WHERE type = 'counter.noted'",
    );
    const facts = counted!.n;
    expect((await again.cell('counter.sum')).value).toBe(facts);
    await again.kernel.follower.rebuild('counter');
    expect((await again.cell('counter.sum')).value).toBe(facts);
    await close();
    expect(tamper(epochOf)).not.toEqual(epoch);
    // What was there before is whole as well.
    const before = new DatabaseSync(kept!, { readOnly: true });
    expect(before.prepare('SELECT COUNT(*) AS n FROM core_event').get()).toEqual({ n: all.length });
    before.close();
  });

  test('that is none is refused with a sentence, and nothing is touched', async () => {
    await open();
    await close();
    const before = readdirSync(folder).sort();
    const nonsense = join(newFolder(), 'nonsense');
    writeFileSync(nonsense, 'This is no database, whatever its name says.');
    const foreign = join(newFolder(), 'foreign.sqlite');
    new DatabaseSync(foreign).exec('CREATE TABLE t (x)');
    for (const file of [nonsense, foreign, join(folder, 'absent')]) {
      expect(() => restore(folder, file, 'now')).toThrow(StartFault);
      expect(() => restore(folder, file, 'now')).toThrow(/no sound backup|There is no backup/);
    }
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  test('is not restored under a running server', async () => {
    await open();
    const lock = DataLock.take(folder);
    const file = join(newFolder(), 'copy.sqlite');
    await operations['backUp']!(house!.kernel, { file });
    expect(() => restore(folder, file, 'now')).toThrow(/Another Heli server uses/);
    lock.release();
  });
});

describe('a start', () => {
  const refusal = (where = folder): Promise<string> =>
    open(where).then(
      () => 'It started.',
      (error: unknown) => {
        expect(error).toBeInstanceOf(StartFault);
        return (error as Error).message;
      },
    );

  test('on a log of a newer version is refused with a sentence', async () => {
    await open();
    await close();
    tamper((database) => database.exec("INSERT INTO core_schema VALUES ('core', '9999-future', 'then')"));
    expect(await refusal()).toMatch(
      /written by a newer version \(core has "9999-future"\): start that version, or restore a backup/,
    );
  });

  test('on what is no database, a broken one or no folder at all is refused with a sentence', async () => {
    writeFileSync(join(folder, databaseFile), 'This is no database. '.repeat(100));
    expect(await refusal()).toMatch(/is no Heli log: name another HELI_DATA or restore a backup\.$/);
    const broken = newFolder();
    await open(broken);
    for (let i = 0; i < 50; i++) await house!.run(counter.commands.note, { text: 'x'.repeat(90) });
    await close();
    const file = join(broken, databaseFile);
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
    expect(await refusal(broken)).toMatch(/is corrupt: restore a backup with "npm run heli -- restore"\.$/);
    const plain = join(newFolder(), 'plain');
    writeFileSync(plain, '');
    expect(await refusal(plain)).toMatch(/is a file: name another HELI_DATA\.$/);
    const folderInPlace = newFolder();
    mkdirSync(join(folderInPlace, databaseFile));
    expect(await refusal(folderInPlace)).toMatch(
      /can't be opened: check that the folder exists and is writable/,
    );
  });

  // Root writes wherever it likes, so that "read-only" can't be told apart here.
  (process.getuid?.() === 0 ? test.skip : test)(
    'in a read-only folder is refused with a sentence (needs another user than root)',
    async () => {
      const { chmodSync } = await import('node:fs');
      chmodSync(folder, 0o500);
      expect(await refusal()).toMatch(/is read-only for this user/);
      chmodSync(folder, 0o700);
    },
  );

  test('in a folder that another server holds is refused with a sentence that names it', () => {
    const lock = DataLock.take(folder);
    lock.announce({ pid: process.pid, url: 'http://127.0.0.1:3000', operatorToken: 'secret-token' });
    expect(() => DataLock.take(folder)).toThrow(
      /Another Heli server uses .* \(process \d+, http:\/\/127\.0\.0\.1:3000\): stop it, or name another HELI_DATA\.$/,
    );
    expect(() => DataLock.take(folder)).not.toThrow(/secret-token/);
    expect(statSync(join(folder, 'server.json')).mode & 0o077).toBe(0);
    lock.release();
    DataLock.take(folder).release();
    expect(DataLock.holder(folder)).toBeUndefined();
  });
});

describe('a migration', () => {
  const first = {
    name: '0001-item',
    up: () => [
      'CREATE TABLE counter_item (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT NOT NULL, name TEXT NOT NULL UNIQUE)',
    ],
  };
  const step = (name: string, ...sql: string[]) => ({ name, up: () => sql });

  test('of a plugin that fails leaves its tables as they were and the others up', async () => {
    const other = makeCounter('other');
    await open(folder, makeCounter('counter', { migrations: [first] }), other);
    await house!.run(counter.commands.keep, { name: 'one' });
    await close();
    const failing = makeCounter('counter', {
      migrations: [
        first,
        step('0002-more', 'ALTER TABLE counter_item ADD COLUMN more TEXT', 'INSERT INTO nowhere VALUES (1)'),
      ],
    });
    const now = await open(folder, failing, other);
    expect(now.kernel.registry.plugins.find(({ id }) => id === 'counter')).toMatchObject({
      state: 'failed',
    });
    expect(now.faults.join()).toMatch(/counter failed in migrate: no such table: nowhere/);
    await now.run(other.commands.note, { add: 2 });
    expect((await now.cell('other.sum')).value).toBe(2);
    await expect(now.run(counter.commands.note, {})).rejects.toMatchObject({ code: 'not-found' });
    await close();
    // Mended, all is there again.
    const mended = makeCounter('counter', {
      migrations: [first, step('0002-more', 'ALTER TABLE counter_item ADD COLUMN more TEXT')],
    });
    const again = await open(folder, mended, other);
    expect(await again.ask(counter.queries.items, {})).toMatchObject([{ name: 'one' }]);
    expect((await again.cell('counter.count')).value).toBe(1);
    expect(again.faults).toEqual([]);
  });

  test('keeps a copy of a log that has content, also when a plugin comes new', async () => {
    await open(folder, makeCounter('other'));
    await house!.run(makeCounter('other').commands.note, {});
    const head = house!.kernel.log.head.seq;
    await close();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    await open(folder, makeCounter('other'), counter);
    await close();
    const copied = (): string[] =>
      readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.sqlite'));
    const copies = copied();
    expect(copies).toHaveLength(1);
    expect(copies[0]).toMatch(/^before-counter-0001-item\.sqlite$/);
    const copy = new DatabaseSync(join(folder, 'backups', copies[0]!), { readOnly: true });
    expect(copy.prepare('SELECT MAX(seq) AS seq FROM core_event').get()).toEqual({ seq: head });
    copy.close();
    await open(folder, makeCounter('other'), counter);
    expect(copied()).toHaveLength(1);
    expect(house!.kernel.tree.has(street)).toBe(true);
  });
});

describe('a check', () => {
  const check = async (now: House): Promise<unknown> => operations['check']!(now.kernel, {});
  const sound = { brokenAt: null, integrity: [], differing: {} };

  test('finds nothing where nothing is wrong, and leaves the numbers as they are', async () => {
    const now = await open();
    for (let i = 0; i < 30; i++) await now.run(counter.commands.note, { add: i % 3, key: 'a' });
    await now.run(counter.commands.note, { add: -1, key: 'a' });
    await now.kernel.follower.caughtUp();
    const before = await now.cell('counter.sum');
    expect(await check(now)).toMatchObject({ ...sound, events: now.kernel.log.head.seq });
    const after = await now.cell('counter.sum');
    expect(after).toEqual({ ...before, asOf: after.asOf });
  });

  test('tells of a number that the log does not say, and a rebuild mends it', async () => {
    const now = await open();
    for (let i = 0; i < 5; i++) await now.run(counter.commands.note, { add: 1 });
    await now.kernel.follower.caughtUp();
    const sql = `UPDATE core_bucket SET n = n + 1 WHERE metric = 'counter.sum' AND period = '2026' AND organisation = ?`;
    await now.kernel.database.transaction((writer) => writer.run(sql, street));
    // The bucket that stands and the one that should stand.
    expect(await check(now)).toMatchObject({ ...sound, differing: { counter: 2 } });
    await now.kernel.follower.rebuild('counter');
    expect(await check(now)).toMatchObject(sound);
  });

  test('tells of an index that has lost its rows', async () => {
    const now = await open();
    await now.run(counter.commands.note, { add: 1 });
    await close();
    tamper((database) => {
      database.enableDefensive(false);
      database.exec('PRAGMA writable_schema = ON');
      database.exec(
        `UPDATE sqlite_master SET sql = 'CREATE INDEX core_event_subject ON core_event (subject_id, subject_type, seq)' WHERE name = 'core_event_subject'`,
      );
    });
    const found = (await check(await open())) as { integrity: string[] };
    expect(found.integrity.join()).toMatch(/core_event_subject/);
  });
});
