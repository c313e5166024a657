import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
const bin = join(root, 'apps/server/dist');
export const sharedData = join(root, '../shared/data');
export const hasSharedData = existsSync(join(sharedData, 'receipt.csv'));

/** A folder of the test's own in the temporary folder. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'heli-journey-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export type Environment = Readonly<Record<string, string>>;

const environmentOf = (more: Environment): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  PORT: '0',
  HELI_DEMO: '0',
  LANG: 'en_US.UTF-8',
  ...more,
});

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a built program to its end. */
export async function runBuilt(
  script: string,
  args: readonly string[],
  environment: Environment,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(bin, script), ...args], {
    env: environmentOf(environment),
    cwd: root,
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

export const heli = (args: readonly string[], environment: Environment): Promise<Ended> =>
  runBuilt('cli.js', args, environment);

export interface Server {
  readonly url: string;
  readonly said: () => string;
  /** Ends the process with a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the built server and waits until it says where it is. */
export async function startServer(environment: Environment): Promise<Server> {
  const child = spawn(process.execPath, [join(bin, 'main.js')], {
    env: environmentOf(environment),
    cwd: root,
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer): void => {
      said += text.toString();
      const found = /Wall\s+(http\S+)\/wall/.exec(said);
      if (found && said.includes('Ctrl-C')) resolve(found[1]!);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)}: ${said}`)));
  });
  return {
    url,
    said: () => said,
    end: async (signal) => {
      if (child.exitCode !== null) return child.exitCode;
      const gone = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      return (await gone)[0];
    },
  };
}

/** Speaks to a server as the holder of a token. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}${path}`, { headers: { Authorization: `Bearer ${this.token}` } });
    return (await answer.json()) as T;
  }

  async send(
    organisation: string,
    name: string,
    input: unknown,
  ): Promise<{ status: number; body: { output: Record<string, string>; seq: number; key?: string } }> {
    const answer = await fetch(`${this.url}/api/${organisation}/commands/${name}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${this.token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify(input),
    });
    return { status: answer.status, body: (await answer.json()) as never };
  }
}
