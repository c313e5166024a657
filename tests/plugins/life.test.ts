import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hangWall, patience } from '../journey/house-meeting.ts';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, street, tokenOf } from '../lib/street.ts';
import { openBrowser } from '../wall/stage.ts';
import { heli, Workshop, type Said } from './workshop.ts';

let folder: string;
let server: Server;
let browser: Browser;
let workshop: Workshop;
let office: Door;
let wall: Page;

const cli = (...args: string[]): Promise<Said> => heli(join(folder, 'data'), ...args);
const pidOf = (): number =>
  (JSON.parse(readFileSync(join(folder, 'data/server.json'), 'utf8')) as { pid: number }).pid;
const lamps = async (): Promise<{ title: string }[]> =>
  (await office.get(`/api/${street}/queries/lamps.lamps?input={}`)).body as { title: string }[];
const open = async (): Promise<unknown> =>
  (await office.get(`/api/${street}/cells?metrics=lamps.open&period=total`)).body;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heli-plugins-'));
  workshop = new Workshop(join(folder, 'workshop'));
  await workshop.generate('mechanism', 'lamps', '--entity=lamp', '--zh=路灯', '--entityZh=路灯');
  browser = await openBrowser();
  server = await startServer(join(folder, 'data'));
  await furnish(server);
  office = new Door(server.url, await tokenOf(server));
  const hung = await hangWall(browser, server.url, server.operatorToken, 'council');
  wall = hung.page;
  await wall.goto(`${server.url}/wall?scene=lamps`);
  await wall.locator('.wall[data-filled="true"]').waitFor(patience);
  await wall.evaluate(() => Object.assign(globalThis, { sinceTheBeginning: true }));
});
afterAll(async () => {
  office.close();
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('comes into a running house once somebody has consented, and onto its walls', async () => {
  const pid = pidOf();
  const packed = await workshop.pack('lamps', '0.1.0');
  const unasked = await cli('plugin', 'install', packed);
  expect([unasked.code, unasked.text]).toEqual([1, expect.stringContaining('add --yes')]);
  expect((await cli('plugin', 'list')).text).not.toContain('lamps');

  const begun = performance.now();
  const { code, text } = await cli('plugin', 'install', packed, '--yes');
  expect([code, text]).toEqual([0, expect.stringContaining('lamps 0.1.0: migrated')]);
  expect(text).toContain('permission   lamps.lamp.add: office (subtree)');
  expect(text).toContain('leaves       lamps.lampAdded, lamps.lampClosed');
  expect(text).toContain('keeps        lamps_lamp');
  expect(await cli('mechanism', 'activate', 'lamps', '--organisation', street)).toMatchObject({ code: 0 });
  await wall.locator('.wall[data-shows="lamps"] .tile').first().waitFor(patience);
  console.info(`From the command to the tile: ${String(Math.round(performance.now() - begun))} ms`);

  await office.command(street, 'lamps.addLamp', { title: 'Gate' });
  await wall.locator('.wall[data-shows="lamps"]').getByText('Gate').waitFor(patience);
  // The same process, the same page.
  expect(pidOf()).toBe(pid);
  expect(await wall.evaluate(() => 'sinceTheBeginning' in globalThis)).toBe(true);
});

it('is renewed with its tables, and goes back where a new version can not be used', async () => {
  workshop.edit('lamps', 'src/migrations/0001-lamp.ts', (text) =>
    text.replace(
      'export const firstTables',
      `export const height: TableMigration = { name: '0002-height', up: () => ['ALTER TABLE lamps_lamp ADD COLUMN height INTEGER'] };\nexport const firstTables`,
    ),
  );
  workshop.edit('lamps', 'src/lamp.entity.ts', (text) =>
    text.replace('due: p.text(),', 'due: p.text(),\n    height: p.integer().nullable(),'),
  );
  workshop.edit('lamps', 'src/commands/add-lamp.ts', (text) =>
    text.replace('closedAt: null', 'closedAt: null, height: 4'),
  );
  workshop.edit('lamps', 'src/index.ts', (text) =>
    text
      .replace('import { firstTables }', 'import { firstTables, height }')
      .replace('[firstTables]', '[firstTables, height]'),
  );
  const renewed = await cli('plugin', 'upgrade', await workshop.pack('lamps', '0.2.0'), '--yes');
  expect([renewed.code, renewed.text]).toEqual([0, expect.stringContaining('in the place of 0.1.0')]);
  await office.command(street, 'lamps.addLamp', { title: 'Bridge' });
  expect((await lamps()).map(({ title }) => title)).toEqual(['Bridge', 'Gate']);
  expect(await open()).toMatchObject([{ value: 2 }]);

  workshop.edit('lamps', 'src/index.ts', (text) =>
    text.replace(
      '[firstTables, height]',
      `[firstTables, height, { name: '0003-odd', up: () => ['CREATE TABLE lamps_new (id TEXT)', 'ALTER TABLE nothing ADD COLUMN x TEXT'] }]`,
    ),
  );
  const failed = await cli('plugin', 'upgrade', await workshop.pack('lamps', '0.3.0'), '--yes');
  expect([failed.code, failed.text]).toEqual([1, expect.stringContaining("Its tables can't be migrated")]);
  expect((await cli('plugin', 'list')).text).toContain('lamps  0.2.0  migrated');
  await office.command(street, 'lamps.addLamp', { title: 'Square' });
  expect(await lamps()).toHaveLength(3);
});

it('stays through a restart, and does not run once its files are others', async () => {
  office.close();
  await server.stop();
  server = await startServer(join(folder, 'data'));
  office = new Door(server.url, await tokenOf(server));
  expect(await lamps()).toHaveLength(3);
  await server.stop();
  const installed = join(folder, 'data/plugins');
  const [name] = readdirSync(installed).filter((one) => one.startsWith('lamps-'));
  const file = join(installed, name!, 'dist/index.js');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, `${before}\n// changed`);
  expect((await cli('plugin', 'list')).text).toContain(
    'lamps  0.2.0  incompatible  Its files are not what was installed',
  );
  writeFileSync(file, before);
  server = await startServer(join(folder, 'data'));
  office.close();
  office = new Door(server.url, await tokenOf(server));
  expect(await lamps()).toHaveLength(3);
});

it.each([
  ['throws', 'throw new Error("it will not");', 'it will not'],
  ['never ends', 'for (;;);', '10 s'],
  ['ends the process', 'process.exit(0);', 'it ends the process'],
  ['asks for another SDK', undefined, 'SDK ^9.0.0'],
])('lets nothing in that %s while it is loaded', async (_, code, reason) => {
  const other = new Workshop(join(folder, `workshop-${String(Math.random()).slice(2)}`));
  await other.generate('mechanism', 'odd');
  other.edit('odd', 'src/index.ts', (text) =>
    code === undefined
      ? text.replace('^1.0.0', '^9.0.0')
      : `${code}\n${text}`.replace(code, `if (Date.now() > 0) { ${code} }`),
  );
  const { code: ended, text } = await cli('plugin', 'install', await other.pack('odd', '0.1.0'), '--yes');
  expect([ended, text]).toEqual([1, expect.stringContaining(reason)]);
  expect(text).not.toMatch(/^\s+at /m);
  expect((await office.get('/api/health/ready')).status).toBe(200);
  expect((await cli('plugin', 'list')).text).not.toContain('odd');
});

it('says what can not be let in, and why', async () => {
  const packed = await workshop.pack('lamps', '0.4.0');
  const operator = new Door(server.url, server.operatorToken);
  const changed = await operator.post('/api/operations/installPackage', {
    package: packed,
    integrity: 'sha512-other',
  });
  expect(changed).toMatchObject({ status: 409, body: { key: 'core.refusal.packageChanged' } });
  const absent = await operator.post('/api/operations/inspectPackage', { package: '/nowhere.tgz' });
  expect(absent).toMatchObject({ status: 400, body: { key: 'core.refusal.packageUnreadable' } });
  operator.close();
  expect((await cli('plugin', 'remove', 'coordination')).text).toContain('is not installed');
  // Nobody but the operator on the machine.
  expect((await office.post('/api/operations/inspectPackage', { package: packed })).status).toBe(404);
});

it('goes when it is active nowhere: with its tables, without them, or leaving them', async () => {
  const packed = join(folder, 'workshop/lamps/lamps-0.2.0.tgz');
  expect((await cli('plugin', 'remove', 'lamps')).text).toContain(`active at ${street}`);
  await cli('mechanism', 'deactivate', 'lamps', '--organisation', street);
  expect(await cli('plugin', 'remove', 'lamps')).toMatchObject({ code: 0 });
  expect((await office.send(street, 'lamps.addLamp', { title: 'x' }, randomUUID())).status).toBe(404);

  await cli('plugin', 'install', packed, '--yes');
  await cli('mechanism', 'activate', 'lamps', '--organisation', street);
  expect(await lamps()).toHaveLength(3);
  await cli('mechanism', 'deactivate', 'lamps', '--organisation', street);
  const file = join(folder, 'lamps.jsonl');
  expect((await cli('plugin', 'remove', 'lamps', '--data', 'export')).text).toContain('Say which file');
  expect(await cli('plugin', 'remove', 'lamps', '--data', 'export', '--file', file)).toMatchObject({
    code: 0,
  });
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(3);

  await cli('plugin', 'install', packed, '--yes');
  expect(await cli('plugin', 'remove', 'lamps', '--data', 'drop')).toMatchObject({ code: 0 });
  await cli('plugin', 'install', packed, '--yes');
  await cli('mechanism', 'activate', 'lamps', '--organisation', street);
  expect(await lamps()).toEqual([]);
  // Facts are the log's: its numbers are what they were.
  expect(await open()).toMatchObject([{ value: 3 }]);
  const { text } = await cli('check');
  expect(JSON.parse(text)).toMatchObject({ brokenAt: null, differing: {} });
});
