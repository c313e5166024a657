import { createServer } from 'node:net';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { newFolder, removeFolder, runBuilt, startServer } from './server.js';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

const sentence = /^[^\n]{10,400}\n$/;

test('says where the wall and the admin are, keeps its data, and stops cleanly', async () => {
  const first = await startServer({ HELI_DATA: folder });
  expect(first.said()).toMatch(/Wall\s+http:\/\/localhost:\d+\/wall/);
  expect(first.said()).toMatch(/\/admin#setup=\w+/);
  expect(await first.end('SIGINT')).toBe(0);
  const second = await startServer({ HELI_DATA: folder, HELI_ADMIN_PASSWORD: 'a long password' });
  expect(second.said()).toContain('Sign in as "admin"');
  const answer = await fetch(`${second.url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: 'a long password' }),
  });
  expect(answer.status).toBe(200);
  expect(await second.end('SIGTERM')).toBe(0);
});

test('a busy port ends with one sentence', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => blocker.once('listening', ready));
  const { port } = blocker.address() as { port: number };
  const { code, err } = await runBuilt('main.js', [], { HELI_DATA: folder, PORT: String(port) });
  blocker.close();
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
  expect(err).toContain(`Port ${String(port)} is taken`);
});

test('a data folder in use ends with one sentence', async () => {
  const server = await startServer({ HELI_DATA: folder });
  const { code, err } = await runBuilt('main.js', [], { HELI_DATA: folder });
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
  expect(err).toContain('Another Heli server uses');
  await server.end('SIGTERM');
});

test('a corrupt log ends with one sentence', async () => {
  writeFileSync(
    join(folder, 'heli.sqlite'),
    'this is no database at all, only some text that is long enough to be read',
  );
  const { code, err } = await runBuilt('main.js', [], { HELI_DATA: folder });
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
  expect(err).toContain('is no Heli log');
});

test('a newer schema ends with one sentence', async () => {
  const server = await startServer({ HELI_DATA: folder });
  await server.end('SIGTERM');
  const database = new DatabaseSync(join(folder, 'heli.sqlite'));
  database.exec("INSERT INTO core_schema VALUES ('core', '9999-future', '2099-01-01T00:00:00.000Z')");
  database.close();
  const { code, err } = await runBuilt('main.js', [], { HELI_DATA: folder });
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
  expect(err).toContain('newer version');
});

test('a data folder that is a file, and a wrong environment, end with what to do', async () => {
  const file = join(folder, 'file');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '');
  const blocked = await runBuilt('main.js', [], { HELI_DATA: file });
  expect(blocked.code).toBe(1);
  expect(blocked.err).toMatch(sentence);
  const wrong = await runBuilt('main.js', [], {
    HELI_DATA: folder,
    PORT: 'many',
    DATABASE_URL: 'mysql://x',
  });
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('PORT');
  expect(wrong.err).toContain('DATABASE_URL');
  expect(wrong.err).not.toContain(' at ');
});
