import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { raw } from '@mikro-orm/core';
import { SqlitePlatform } from '@mikro-orm/sql';
import { bind } from './bind.js';

const platform = new SqlitePlatform();
const database = new DatabaseSync(':memory:');
database.exec(
  'CREATE TABLE thing (name TEXT, amount INTEGER, flag BOOLEAN, rate REAL, data JSON, blob BLOB)',
);

/** What a row holds, and of which kind SQLite takes it to be. */
const stored = (statement: string, values: readonly (string | bigint | null)[]): unknown => {
  database.exec('DELETE FROM thing');
  database.prepare(statement).run(...values);
  return database
    .prepare('SELECT *, typeof(name), typeof(amount), typeof(flag), typeof(rate) FROM thing')
    .get();
};

test.each([
  [['it’s a \'quote\' and a "?"', 7, true, 0.5, '{"a":[1]}', Buffer.from([1, 2])]],
  [[null, -1, false, 3, '[]', null]],
  [['', Number.MAX_SAFE_INTEGER, true, -2.25, '"?"', Buffer.alloc(0)]],
])('what is bound is stored as what is written out: %j', (params) => {
  const sql = 'INSERT INTO ?? VALUES (?, ?, ?, ?, ?, ?)';
  const { text, values } = bind(platform, sql, ['thing', ...params]);
  expect(text).not.toContain("'it");
  expect(stored(text, values)).toEqual(stored(platform.formatQuery(sql, ['thing', ...params]), []));
});

test('the same statement has the same text, whatever its texts and numbers', () => {
  const sql = 'update ?? set name = ?, amount = ? where name = ?';
  const texts = [
    ['thing', 'a', 1, 'b'],
    ['thing', 'x', 22, null],
  ].map((params) => bind(platform, sql, params).text);
  expect(new Set(texts)).toEqual(new Set(['update `thing` set name = ?, amount = ? where name = ?']));
});

test('fragments, lists and escaped marks stay in the text', () => {
  const { text, values } = bind(platform, 'select ? where a in (?) and b = \\? and c = ?', [
    raw('lower(?)', ['A']),
    ['x', 'y'],
    'z',
  ]);
  expect(text).toBe("select lower('A') where a in ('x', 'y') and b = ? and c = ?");
  expect(values).toEqual(['z']);
  expect(bind(platform, "select '?'", [])).toEqual({ text: "select '?'", values: [] });
});
