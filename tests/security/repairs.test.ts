import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../lib/street.ts';

const folder = mkdtempSync(join(tmpdir(), 'heli-repairs-'));
let server: Server;
let admin: Door;
let local: Door;

beforeAll(async () => {
  server = await startServer(folder);
  await furnish(server);
  admin = new Door(server.url, await tokenOf(server));
  await admin.command(street, 'coordination.report', reportOf(1));
  const operator = new Door(server.url, server.operatorToken);
  const wish = { account: 'local', roles: ['administrator'], organisation: street };
  const { body } = await operator.post('/api/operations/createToken', wish);
  local = new Door(server.url, (body as { token: string }).token);
  operator.close();
});
afterAll(async () => {
  admin.close();
  local.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the house is checked and backed up by whoever looks after all of it, and by nobody of a part', async () => {
  const checked = await admin.post('/api/checks', {});
  expect(checked).toMatchObject({
    status: 200,
    body: { brokenAt: null, integrity: [], differing: {}, files: { damaged: [] } },
  });
  const saved = await admin.post('/api/backups', {});
  expect(saved.status).toBe(200);
  expect(existsSync((saved.body as { file: string }).file)).toBe(true);
  for (const path of ['/api/checks', '/api/backups']) expect((await local.post(path, {})).status).toBe(404);
  expect((await local.get('/api/diagnostics')).status).toBe(404);
});

test('diagnostics tell versions and states, and nothing that somebody wrote', async () => {
  const { status, body } = await admin.get('/api/diagnostics');
  const text = JSON.stringify(body);
  expect(status).toBe(200);
  expect(body).toMatchObject({ database: { dialect: 'sqlite', integrity: [] }, organisations: 3 });
  for (const word of ['王某', '路灯', '凤凰街道', street, 'admin', folder]) expect(text).not.toContain(word);
});
