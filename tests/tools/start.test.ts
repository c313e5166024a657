import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'heli-start-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const environment = { ...process.env, HELI_DATA: folder, HELI_DEMO: '0', PORT: '0' };
/** In a group of its own, as a terminal would have it. */
const npm = (...args: string[]): ChildProcess =>
  spawn('npm', args, { cwd: root, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });

interface Started {
  child: ChildProcess;
  said: () => string;
  port: number;
}

async function start(): Promise<Started> {
  const child = npm('start');
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += String(chunk)));
  for (let tries = 0; tries < 1_200 && child.exitCode === null; tries++) {
    const port = /:(\d+)\/wall/.exec(text)?.[1];
    if (port && text.includes('Ctrl-C stops')) return { child, said: () => text, port: Number(port) };
    await sleep(100);
  }
  throw new Error(`npm start did not get up: ${text}`);
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`);
    return true;
  } catch {
    return false;
  }
}

async function quiet(port: number): Promise<boolean> {
  for (let tries = 0; tries < 600 && (await answers(port)); tries++) await sleep(100);
  return !(await answers(port));
}

test('Ctrl-C under npm stops the server, without a word from npm', async () => {
  const { child, said, port } = await start();
  expect(await answers(port)).toBe(true);
  process.kill(-child.pid!, 'SIGINT');
  await once(child, 'close');
  expect(await quiet(port)).toBe(true);
  expect(said()).not.toMatch(/npm (error|ERR)/i);
});

test('stopping npm itself stops the server below it', async () => {
  const { child, port } = await start();
  child.kill('SIGTERM');
  expect(await quiet(port)).toBe(true);
});

test('the command line keeps stdout for its answer', async () => {
  const child = npm('run', '--silent', 'heli', '--', '--help');
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
  expect(out).toMatch(/^Usage: heli/);
});
