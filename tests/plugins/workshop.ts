import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const root = new URL('../..', import.meta.url).pathname;
const run = promisify(execFile);

/** What belongs to Heli's workspace beside its packages, for a mechanism that is written within. */
const workspaceFiles = [
  ...['tsconfig.base.json', 'eslint.config.mjs', 'jest.config.mjs', 'package-lock.json'],
  ...['.prettierrc.json', '.prettierignore', 'tools', 'libs'],
];

/** Heli's workspace once more, with libraries of its own: what is generated there disturbs nobody. */
export function makeWorkspace(folder: string): Workshop {
  mkdirSync(join(folder, 'node_modules/@heli'), { recursive: true });
  for (const name of ['apps', 'plugins', 'tests']) mkdirSync(join(folder, name));
  for (const name of workspaceFiles)
    cpSync(join(root, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '@heli'))
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  for (const name of readdirSync(join(folder, 'libs')))
    symlinkSync(join(folder, 'libs', name), join(folder, 'node_modules/@heli', name));
  writeFileSync(join(folder, 'tsconfig.json'), '{ "files": [], "references": [] }');
  return new Workshop(folder);
}

/** Runs one of the packages' own commands; throws what it said where it fails. */
export async function tool(cwd: string, path: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    // One process: others would have to answer within seconds, on a machine that is busy with tests.
    ...{ NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' },
  };
  try {
    const { stdout, stderr } = await run(process.execPath, [join(root, 'node_modules', path), ...args], {
      cwd,
      env,
    });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${path} ${args.join(' ')}: ${stdout}${stderr}`, { cause: error });
  }
}

/** A developer's own folder, outside of Heli's: there a mechanism is written, built and packed. */
export class Workshop {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    // What `npm install` of the packed packages would put there; `tutorial.test.ts` does install them.
    if (!existsSync(join(folder, 'node_modules')))
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    writeFileSync(join(folder, 'nx.json'), '{}');
    cpSync(join(root, '.prettierrc.json'), join(folder, '.prettierrc.json'));
  }

  /** Writes a mechanism, or a part of one. */
  async generate(kind: string, name: string, ...options: string[]): Promise<void> {
    await tool(this.folder, 'nx/dist/bin/nx.js', 'generate', `@heli/generators:${kind}`, name, ...options);
  }

  /** Changes a file of a mechanism, as somebody would in an editor. */
  edit(mechanism: string, path: string, change: (text: string) => string): void {
    const file = join(this.folder, mechanism, path);
    const [before, after] = [readFileSync(file, 'utf8'), change(readFileSync(file, 'utf8'))];
    if (before === after) throw new Error(`${path} was not changed.`);
    writeFileSync(file, after);
  }

  /** Builds a mechanism and packs it; answers the package's path. */
  async pack(mechanism: string, version: string): Promise<string> {
    const folder = join(this.folder, mechanism);
    for (const path of ['package.json', 'src/index.ts'])
      this.edit(mechanism, path, (text) =>
        text.replace(/(version"?: ["'])[\d.]+(["'])/, `$1${version}$2`).concat('\n'),
      );
    await run(process.execPath, [join(root, 'node_modules/typescript-native/bin/tsc')], { cwd: folder });
    await run('npm', ['pack', '--silent'], { cwd: folder });
    return join(folder, `${mechanism}-${version}.tgz`);
  }
}

export interface Said {
  readonly code: number;
  readonly text: string;
}

/** Heli's command line on a data folder: what it said, and with which code it ended. */
export async function heli(data: string, ...args: string[]): Promise<Said> {
  const env = { ...process.env, HELI_DATA: data, HELI_DEMO: '0', LANG: 'en', LC_ALL: 'en', NODE_OPTIONS: '' };
  try {
    const { stdout, stderr } = await run(process.execPath, [join(root, 'apps/server/dist/cli.js'), ...args], {
      env,
    });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}
