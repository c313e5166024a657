import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Catalogue } from '@heli/protocol';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, street, tokenOf } from '../lib/street.ts';
import { heli, Workshop } from './workshop.ts';

let folder: string;
let server: Server;
let workshop: Workshop;
let office: Door;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heli-folder-'));
  mkdirSync(join(folder, 'plugins'));
  workshop = new Workshop(join(folder, 'workshop'));
  await workshop.generate('mechanism', 'lamps', '--entity=lamp');
  server = await startServer(join(folder, 'data'), { env: { HELI_PLUGINS: join(folder, 'plugins') } });
  await furnish(server);
  office = new Door(server.url, await tokenOf(server));
});
afterAll(async () => {
  office.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const versionOf = async (): Promise<string | undefined> => {
  const { body } = await office.get('/api/mechanisms');
  return (body as Catalogue).mechanisms.find(({ id }) => id === 'lamps')?.version;
};
async function becomes(version: string): Promise<void> {
  for (let tries = 0; tries < 1_000 && (await versionOf()) !== version; tries++) await sleep(50);
  expect(await versionOf()).toBe(version);
}
/** Puts what was built where the house looks. */
async function put(version: string): Promise<void> {
  await workshop.pack('lamps', version);
  cpSync(join(workshop.folder, 'lamps'), join(folder, 'plugins/lamps'), {
    recursive: true,
    filter: (path) => !path.endsWith('.tgz'),
  });
}

it('takes in what is put into its folder of plugins, and what it becomes, while it stands', async () => {
  expect(await versionOf()).toBeUndefined();
  await put('0.1.0');
  await becomes('0.1.0');
  await heli(join(folder, 'data'), 'mechanism', 'activate', 'lamps', '--organisation', street);
  await office.command(street, 'lamps.addLamp', { title: 'Gate' });

  workshop.edit('lamps', 'src/commands/add-lamp.ts', (text) =>
    text.replace('title, state', "title: 'A ' + title, state"),
  );
  await put('0.1.1');
  await becomes('0.1.1');
  await office.command(street, 'lamps.addLamp', { title: 'bridge' });
  const { body } = await office.get(`/api/${street}/queries/lamps.lamps?input={}`);
  expect((body as { title: string }[]).map(({ title }) => title)).toEqual(['A bridge', 'Gate']);
});

it('outlives a package whose files are half written', async () => {
  const manifest = join(folder, 'plugins/lamps/package.json');
  const whole = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, whole.slice(0, 40));
  await sleep(1_000);
  expect((await office.get('/api/health/ready')).status).toBe(200);
  writeFileSync(manifest, whole);
  await sleep(500);
  expect(await versionOf()).toBe('0.1.1');
});

it('goes on with what runs where the new one can not be used', async () => {
  workshop.edit(
    'lamps',
    'src/index.ts',
    (text) => `${text}\nif (Date.now() > 0) throw new Error('it will not');\n`,
  );
  await put('0.1.2');
  await sleep(2_000);
  expect(await versionOf()).toBe('0.1.1');
  await office.command(street, 'lamps.addLamp', { title: 'square' });
  // What lies in a folder is renewed there.
  const { code, text } = await heli(join(folder, 'data'), 'plugin', 'remove', 'lamps');
  expect([code, text]).toEqual([1, expect.stringContaining('is not installed')]);
});
