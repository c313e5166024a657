import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Loaded into processes that are measured. */
export const probe = new URL('probe.mjs', import.meta.url).href;
const patienceMs = 30_000;

export const adminPassword = 'a password for tests';

export interface ServerOptions {
  /** What to run, for instance another build to compare with. */
  readonly main?: string | undefined;
  /** Put before the command, such as a tracer. */
  readonly wrapper?: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Memory {
  /** What the operating system has given it. */
  readonly resident: number;
  /** What JavaScript holds, on the heap and beside it. */
  readonly held: number;
}

/** The real server in a process of its own. */
export interface Server {
  readonly url: string;
  readonly folder: string;
  /** Speaks for the kernel itself: sets up what a test needs. */
  readonly operatorToken: string;
  /** Processor time it has used so far, in microseconds. */
  cpu(): Promise<number>;
  /** Memory it needs now, in bytes; without its garbage where it runs with `--expose-gc`. */
  memory(): Promise<Memory>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
  /** `kill -9`: it gets no chance to do anything more. */
  kill(): Promise<void>;
}

/** Starts the built server on a data folder and a free port, and waits until it answers there. */
export async function startServer(folder: string, options: ServerOptions = {}): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const note = join(folder, 'server.json');
  rmSync(note, { force: true });
  const main = options.main ?? process.env['HELI_SERVER_MAIN'] ?? join(root, 'apps/server/dist/main.js');
  const [command, ...args] = [
    ...(options.wrapper ?? []),
    ...[process.execPath, '--import', probe, ...(options.nodeOptions ?? []), main],
  ];
  const child = spawn(command!, args, {
    cwd: root,
    env: { ...process.env, ...environmentOf(folder), ...options.env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said: string[] = [];
  child.stderr!.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const { pid, url, operatorToken } = await announcement(child, note, said);
  return {
    url: url.replace('localhost', '127.0.0.1'),
    folder,
    operatorToken,
    cpu: () => cpuOf(child),
    memory: () => memoryOf(child),
    stop: () => end(child, pid, 'SIGTERM'),
    kill: () => end(child, pid, 'SIGKILL'),
  };
}

const environmentOf = (folder: string): Record<string, string> => ({
  HELI_DATA: folder,
  HELI_DEMO: '0',
  HELI_LOG: 'error',
  HELI_ADMIN_PASSWORD: adminPassword,
  HOST: '127.0.0.1',
  PORT: '0',
  // A storm is one account's.
  HELI_REQUESTS_PER_MINUTE: '10000000',
  NODE_OPTIONS: '',
});

interface Announcement {
  readonly pid: number;
  readonly url: string;
  readonly operatorToken: string;
}

/** What the server writes into its data folder once its doors are open. */
async function announcement(
  child: ChildProcess,
  note: string,
  said: readonly string[],
): Promise<Announcement> {
  const until = performance.now() + patienceMs;
  while (!existsSync(note)) {
    if (child.exitCode !== null) throw new Error(`The server did not start: ${said.join('')}`);
    if (performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start within ${patienceMs / 1000} s: ${said.join('')}`);
    }
    await sleep(10);
  }
  const text = readFileSync(note, 'utf8');
  if (text.endsWith('}')) return JSON.parse(text) as Announcement;
  await sleep(10);
  return announcement(child, note, said);
}

/** Processor time of a process that has loaded the probe. */
export async function cpuOf(child: ChildProcess): Promise<number> {
  const { user, system } = await probed(child);
  return user + system;
}

/** Memory of a process that has loaded the probe. */
export async function memoryOf(child: ChildProcess): Promise<Memory> {
  const { rss, heapUsed, external } = await probed(child);
  return { resident: rss, held: heapUsed + external };
}

async function probed(child: ChildProcess): Promise<NodeJS.CpuUsage & NodeJS.MemoryUsage> {
  const answer = once(child, 'message') as Promise<[NodeJS.CpuUsage & NodeJS.MemoryUsage]>;
  child.send('probe');
  return (await answer)[0];
}

async function end(child: ChildProcess, pid: number, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(pid, signal);
  await gone;
}
