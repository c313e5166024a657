import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { launchFor } from '../lib/chromium.ts';
import { watchPolicy } from '../lib/policy.ts';

const root = join(import.meta.dirname, '../..');
const pictures = join(root, 'test-results/wall');

export const built = join(root, 'apps/wall/dist');

export const openBrowser = async (): Promise<Browser> => chromium.launch(launchFor('wall'));

/** A device with a disk: what it keeps there outlives it. */
export const openDevice = async (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...launchFor('wall'), viewport: { width: 1920, height: 1080 } });

/** Phases of the made-up meeting (apps/wall/dev/meeting.mjs); `none` ends it. */
type Phase =
  'lobby' | 'talk' | 'item' | 'result' | 'summary' | 'blank' | 'message' | 'countdown' | 'emergency' | 'none';
type Happening = 'move' | 'pause' | 'silence' | 'revoke' | 'zoom' | Phase;

export interface Stage {
  readonly url: string;
  readonly port: number;
  /** Tells the made-up server what happens: move, pause, silence, revoke, or a phase of a meeting. */
  tell(what: Happening): Promise<void>;
  stop(): Promise<void>;
}

const happenings: ReadonlySet<Happening> = new Set(['move', 'pause', 'silence', 'revoke', 'zoom']);
const running = new Set<ChildProcess>();

/** Ends what a failed test has left behind. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** The made-up server of apps/wall/dev in a process of its own, so that it can die. */
export async function startStage(
  looks: 'plain' | 'odd' | 'empty' | 'whole',
  port = 0,
  build = 'first',
): Promise<Stage> {
  const script = join(root, 'apps/wall/dev/server.mjs');
  const child = spawn(process.execPath, [script, String(port), looks, build], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const url = await saidBy(child);
  const origin = new URL(url).origin;
  return {
    url,
    port: Number(new URL(url).port),
    tell: async (what) => {
      const path = happenings.has(what) ? what : `stage/${what}`;
      await fetch(`${origin}/dev/${path}`, { method: 'POST' });
    },
    stop: async () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGKILL');
      }),
  };
}

const saidBy = async (child: ChildProcess): Promise<string> =>
  new Promise((done, fail) => {
    child.stdout?.once('data', (text: Buffer) => done(text.toString().trim()));
    child.once('exit', (code) => fail(new Error(`The stage ended with ${code ?? 'a signal'}.`)));
  });

export interface View {
  readonly page: Page;
  /** What the page complained of. */
  readonly complaints: string[];
}

/** A fresh device of a size that has the wall before it. */
export async function openWall(
  browser: Browser,
  url: string,
  width = 1920,
  height = 1080,
  until = '.scene .chart svg',
): Promise<View> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'no-preference' });
  const page = await context.newPage();
  const complaints: string[] = [];
  watchPolicy(page);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  await page.waitForSelector(`[data-filled="true"] ${until}`);
  await page.evaluate(async () => document.fonts.ready);
  return { page, complaints };
}

export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
