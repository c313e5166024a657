import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hangWall, patience } from '../journey/house-meeting.ts';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../lib/street.ts';
import { openBrowser, picture } from '../wall/stage.ts';
import { heli, Workshop, type Said } from './workshop.ts';

const command = 'src/commands/add-lamp.ts';
const fold = 'src/contract/metrics.ts';
const query = 'src/queries/open-lamps.ts';
const sound = {
  [command]: 'const lampId',
  [fold]: 'on(events.lampAdded, () => [{ add: 1 }])',
  [query]: 'const found',
};

/** What a stranger's command may do wrong, by the title that it is sent. */
const misdeeds: Readonly<Record<string, string>> = {
  throws: "throw new Error('odd');",
  'never answers': 'await new Promise(() => undefined);',
  'throws where nobody waits': "setTimeout(() => { throw new Error('odd'); }, 1);",
  loops: 'for (;;);',
  'loops where nobody waits': 'setTimeout(() => { for (;;); }, 1);',
  exits: 'process.exit(1);',
  leaks:
    'for (const held: string[][] = []; ; await new Promise(setImmediate)) held.push(new Array(1e5).fill(ctx.id()));',
  'leaks bytes':
    'for (const held: Uint8Array[] = []; ; await new Promise(setImmediate)) held.push(new Uint8Array(4e6).fill(1));',
  'floods with facts':
    'for (;;) ctx.emit(events.lampAdded, { data: { lampId: ctx.id(), due: ctx.now }, detail: { title } });',
  'floods with questions': 'for (;;) void ctx.directory.above();',
  "reaches for others' tables":
    "await (ctx.em as unknown as { execute(sql: string): Promise<unknown> }).execute('DELETE FROM core_audit');",
  'answers too much': "return { lampId: 'x'.repeat(2e7) };",
};
/** All of them in one: `title` chooses. */
const odd = Object.entries(misdeeds)
  .map(([title, does]) => `if (title === ${JSON.stringify(title)}) { ${does} }`)
  .concat(sound[command])
  .join('\n  ');

/** What it may do wrong where it draws: how many of its tiles are grey meanwhile. */
const drawn = [
  ['throws in a fold', fold, "on(events.lampAdded, () => { throw new Error('odd'); })", 3],
  ['loops in a fold', fold, 'on(events.lampAdded, () => { for (;;); })', 3],
  ['throws in what its tile shows', query, "if (ctx.now) throw new Error('odd');\n  const found", 1],
  ['loops in what its tile shows', query, 'if (ctx.now) for (;;);\n  const found', 1],
] as const;

let folder: string;
let server: Server;
let browser: Browser;
let workshop: Workshop;
let office: Door;
let wall: Page;
/** Shows what the stranger draws by itself. */
let own: Page;
let version = 0;
/** Cases that were reported meanwhile, one after the other: how long each took, in milliseconds. */
const took: number[] = [];
let reporting: Promise<void>;
let over = false;

const cli = (...args: string[]): Promise<Said> => heli(join(folder, 'data'), ...args);
const add = async (title = 'Gate'): Promise<number> =>
  (await office.send(street, 'lamps.addLamp', { title }, crypto.randomUUID())).status;

const greyTiles = (count: number): Promise<unknown> =>
  wall.waitForFunction(
    (wanted) => document.querySelectorAll('[data-scene="lamps"] [data-look="paused"]').length === wanted,
    count,
    patience,
  );

/** Puts the mechanism as it is written now in the place of the one that runs. */
async function renew(verb: 'install' | 'upgrade' = 'upgrade'): Promise<Said> {
  version += 1;
  return cli('plugin', verb, await workshop.pack('lamps', `0.${version}.0`), '--yes');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heli-hostile-'));
  workshop = new Workshop(join(folder, 'workshop'));
  await workshop.generate('mechanism', 'lamps', '--entity=lamp');
  await workshop.generate('component', 'lampMap', '--feed=openLamps', '--mechanism=lamps');
  browser = await openBrowser();
  server = await startServer(join(folder, 'data'), { env: { HELI_LOG: 'silent', HELI_PAUSE: '1' } });
  await furnish(server);
  office = new Door(server.url, await tokenOf(server));
  ({ page: wall } = await hangWall(browser, server.url, server.operatorToken, 'council'));
  await renew('install');
  await cli('mechanism', 'activate', 'lamps', '--organisation', street);
  await wall.goto(`${server.url}/wall?scene=lamps`);
  await wall.locator('.wall[data-shows="lamps"] .tile').first().waitFor(patience);
  own = await wall.context().newPage();
  await own.goto(`${server.url}/wall?scene=lamps.lampMap`);
  await own.locator('.wall[data-shows="lamps.lampMap"] .own').waitFor(patience);
  const clerk = new Door(server.url, await tokenOf(server));
  reporting = (async () => {
    while (!over) {
      const begun = performance.now();
      await clerk.command(street, 'coordination.report', reportOf(took.length));
      took.push(performance.now() - begun);
      await new Promise((done) => setTimeout(done, 20));
    }
    clerk.close();
  })();
});
afterAll(async () => {
  over = true;
  await reporting;
  office.close();
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: keyof typeof sound, from: string, to: string): void =>
  workshop.edit('lamps', path, (text) => text.replace(from, to));

/** Others work on meanwhile: the wall is live, and cases come in. */
async function othersWorkOn(): Promise<void> {
  const before = took.length;
  await wall.locator('.wall[data-status="live"]').waitFor(patience);
  expect((await office.get('/api/health/ready')).status).toBe(200);
  while (took.length < before + 5) await new Promise((done) => setTimeout(done, 20));
}

/** A pause ends by itself, and so does the lack of a thread. */
async function recovers(): Promise<void> {
  let status = 0;
  for (let tries = 0; tries < 400 && status !== 200; tries++) {
    status = await add();
    if (status !== 200) await new Promise((done) => setTimeout(done, 100));
  }
  expect(status).toBe(200);
}

it('renews it with what is odd', async () => {
  write(command, sound[command], odd);
  expect(await renew()).toMatchObject({ code: 0 });
});

it.each(Object.keys(misdeeds))('a command that %s disturbs nobody, and the next goes well', async (title) => {
  const status = await add(title);
  // What is done where nobody waits is done after the answer.
  expect([500, 503, ...(title.endsWith('nobody waits') ? [200] : [])]).toContain(status);
  await othersWorkOn();
  await recovers();
  await greyTiles(0);
});

let before: (typeof drawn)[number] | undefined;
/** Puts a version in place that is mended, and has the next fault. */
async function renewWith(next?: (typeof drawn)[number]): Promise<void> {
  if (before) write(before[1], before[2], sound[before[1]]);
  if (next) write(next[1], sound[next[1]], next[2]);
  before = next;
  expect(await renew()).toMatchObject({ code: 0 });
}

it.each(drawn)('who %s disturbs nobody, and what was wrong before goes on', async (...misdeed) => {
  await renewWith(misdeed);
  await add();
  await greyTiles(misdeed[3]);
  await othersWorkOn();
});

it('a tile of its own that throws is the only one that is not drawn', async () => {
  const [path, line] = ['src/ui/lamp-map.tsx', 'if (rows?.length === 0)'];
  workshop.edit('lamps', path, (text) =>
    text.replace(line, `if (String(word)) throw new Error('odd');\n  ${line}`),
  );
  await renewWith();
  await recovers();
  await own.locator('[data-look="broken"]').waitFor(patience);
  await greyTiles(0);
  await othersWorkOn();
  workshop.edit('lamps', path, (text) => text.replace("if (String(word)) throw new Error('odd');", ''));
});

it('has lost nothing once all is mended', async () => {
  await renewWith();
  await recovers();
  await greyTiles(0);
  await own.locator('.own').getByText('Gate').first().waitFor(patience);
  over = true;
  await reporting;
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(0);
  console.info(`${took.length} cases reported meanwhile: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  const { text } = await cli('check');
  expect(JSON.parse(text)).toMatchObject({ brokenAt: null, differing: {}, integrity: [] });
  await wall.getByText('Gate').first().waitFor(patience);
  await picture(wall, 'mended-stranger');
});
