import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, street, tokenOf } from '../lib/street.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const tutorial = readFileSync(join(root, 'docs/guides/tutorial.md'), 'utf8');
/** What the tutorial has its reader type, in order. */
const typed = [...tutorial.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block ?? '');

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heli-tutorial-'));
  mkdirSync(join(folder, 'workshop'));
  server = await startServer(join(folder, 'data'));
  await furnish(server);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('leads from an empty folder outside of the repository to a tile of a running house', async () => {
  const { NODE_OPTIONS: _, npm_config_local_prefix: __, ...rest } = process.env;
  const env = {
    ...rest,
    ...{ HELI: root, HELI_DATA: join(folder, 'data'), HELI_DEMO: '0', LC_ALL: 'C.UTF-8', NX_DAEMON: 'false' },
    // Node 26, as the tutorial asks for.
    PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
  };
  const begun = performance.now();
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', typed.join('\n')], {
    ...{ cwd: join(folder, 'workshop'), env, maxBuffer: 16 * 1024 * 1024 },
  }).catch((error: unknown) => {
    const { stdout: out, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${out.slice(-4_000)}\n${stderr.slice(-4_000)}`, { cause: error });
  });
  console.info(`The tutorial took ${String(Math.round((performance.now() - begun) / 1_000))} s.`);
  expect(stdout).toContain('17 passed, 0 failed');
  expect(stdout).toContain('lamps 0.1.0: migrated');
  expect(stdout).toContain('lamps 0.1.1: migrated');

  const office = new Door(server.url, await tokenOf(server));
  await office.command(street, 'lamps.inspectLamp', { lux: 12, note: 'dim' });
  let cells: unknown;
  for (let tries = 0; tries < 1_000; tries++) {
    cells = (await office.get(`/api/${street}/cells?metrics=lamps.inspections&period=total`)).body;
    if ((cells as { value: number }[])[0]?.value === 1) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  expect(cells).toMatchObject([{ metric: 'lamps.inspections', value: 1, state: 'live' }]);
  office.close();
});
