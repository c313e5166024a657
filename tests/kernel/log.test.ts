import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHouse, onSqlite, type House } from '@heli/testing';
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

const open = async (): Promise<House> =>
  (house = await createHouse({ mechanisms: [counter.mechanism], folder }));

describe('the chain of hashes', () => {
  const columns = [
    'id',
    'type',
    'version',
    'organisation',
    'occurred_at',
    'recorded_at',
    'actor_id',
    'actor_role',
    'subject_type',
    'subject_id',
    'causation_id',
    'correlation_id',
    'depth',
    'imported',
    'data',
    'detail_mac',
    'prev_hash',
    'hash',
  ] as const;

  test('tells of any byte that was changed, anywhere in an entry or a detail', async () => {
    const now = await open();
    for (let i = 0; i < 5; i++) await now.run(counter.commands.note, { add: i, text: `words ${String(i)}` });
    expect((await now.kernel.log.verify()).brokenAt).toBeUndefined();
    const { head } = now.kernel.log;
    const { database } = now.kernel;
    const write = (sql: string, ...params: (string | number | null)[]) =>
      database.transaction((writer) => writer.run(sql, ...params));
    const first = head.seq - 4;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: first, max: head.seq }),
        fc.constantFrom(...columns, 'detail', 'salt'),
        fc.nat(),
        fc.integer({ min: 0, max: 6 }),
        async (seq, column, place, bit) => {
          const table = column === 'detail' || column === 'salt' ? 'core_event_detail' : 'core_event';
          const before = (await database.sql.reader.get<{ value: string | number | null }>(
            `SELECT ${column} AS value FROM ${table} WHERE seq = ?`,
            seq,
          ))!.value;
          const text = String(before ?? '');
          const at = place % Math.max(1, text.length);
          const flipped =
            text.length === 0
              ? 'x'
              : text.slice(0, at) +
                String.fromCharCode(text.charCodeAt(at) ^ (1 << bit) || 1) +
                text.slice(at + 1);
          const changed = typeof before === 'number' ? before ^ (1 << bit) : flipped;
          await write(`UPDATE ${table} SET ${column} = ? WHERE seq = ?`, changed, seq);
          // An upper-case digit of the salt is the same salt.
          const same = column === 'salt' && String(changed).toLowerCase() === text;
          expect([column, (await now.kernel.log.verify()).brokenAt]).toEqual([
            column,
            same ? undefined : seq,
          ]);
          await write(`UPDATE ${table} SET ${column} = ? WHERE seq = ?`, before, seq);
        },
      ),
      { numRuns: 250, endOnFailure: true },
    );
    expect(await now.kernel.log.verify()).toEqual({ checked: head.seq, brokenAt: undefined });
  });

  test('tells of an entry that was taken out, put in or swapped, and of a detail that was added', async () => {
    const now = await open();
    for (let i = 0; i < 4; i++) await now.run(counter.commands.note, { add: i });
    const write = (sql: string) => now.kernel.database.transaction((writer) => writer.run(sql));
    const { seq } = now.kernel.log.head;
    const last = String(seq);
    // Each deed, how it is undone, and where it is found.
    const deeds: (readonly [string, string, number])[] = [
      [
        `INSERT INTO core_event_detail VALUES (${last}, 'ab', '{}')`,
        `DELETE FROM core_event_detail WHERE seq = ${last}`,
        seq,
      ],
      [
        `UPDATE core_event SET seq = seq + 10 WHERE seq = ${last}`,
        'UPDATE core_event SET seq = seq - 10 WHERE seq > ' + last,
        seq + 10,
      ],
      // PostgreSQL takes no such number.
      ...(onSqlite ? [[`UPDATE core_event SET imported = '0.0' WHERE seq = ${last}`, '', seq] as const] : []),
      [`DELETE FROM core_event WHERE seq = ${String(seq - 1)}`, '', seq],
    ];
    for (const [deed, undo, found] of deeds) {
      await write(deed);
      const said = (await now.kernel.log.verify()).brokenAt;
      // A number that was written another way is the same number once it is stored.
      expect([deed, said]).toEqual([deed, deed.includes('imported') ? undefined : found]);
      if (undo !== '') await write(undo);
    }
  });

  test('holds when a detail was erased, and the detail is nowhere left', async () => {
    const now = await open();
    await now.run(counter.commands.note, { text: '张三的电话' });
    const { seq } = now.kernel.log.head;
    expect(await now.kernel.log.detailOf(seq)).toEqual({ text: '张三的电话' });
    await now.kernel.database.transaction((sql) =>
      sql.run('DELETE FROM core_event_detail WHERE seq = ?', seq),
    );
    expect((await now.kernel.log.verify()).brokenAt).toBeUndefined();
    expect(await now.kernel.log.detailOf(seq)).toBeUndefined();
    const row = await now.kernel.database.sql.reader.get('SELECT * FROM core_event WHERE seq = ?', seq);
    expect(JSON.stringify(row)).not.toContain('张三');
    await now.kernel.follower.rebuild('counter');
    expect((await now.cell('counter.count')).value).toBe(1);
  });
});
