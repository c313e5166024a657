import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Cell } from '@heli/protocol';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, tokenOf, reportOf, street } from '../lib/street.ts';
import { ownFault, writeRoguePlugin } from './rogue-plugin.ts';

jest.setTimeout(60_000);

interface State {
  readonly mechanism: string;
  readonly faults: readonly { readonly phase: string; readonly message: string; readonly count: number }[];
}

/** R6: what a plugin in the process leaves behind fails when nobody waits for it any more. */
describe('a plugin whose code fails after it has answered', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heli-rogue-'));
  let server: Server;
  let door: Door;
  let reports = 0;

  const faults = async (): Promise<Record<string, number>> => {
    const { body } = await door.get(`/api/${street}/queries/core.mechanismStates`);
    const rogue = (body as State[]).find(({ mechanism }) => mechanism === 'rogue')!;
    return Object.fromEntries(rogue.faults.map(({ phase, count }) => [phase, count]));
  };
  /** Waits for one more fault of a phase, and sees that the house answers as ever. */
  const counted = async (phase: string, count: number): Promise<void> => {
    while ((await faults())[phase] !== count) await sleep(10);
    await door.command(street, 'coordination.report', reportOf(reports++));
  };
  const act = (what: string): Promise<unknown> => door.command(street, 'rogue.act', { what });

  beforeAll(async () => {
    server = await startServer(join(folder, 'data'), {
      nodeOptions: ['--import', ownFault(folder)],
      env: { HELI_PLUGINS: writeRoguePlugin(folder), HELI_FAULTS: '1000', HELI_LOG: 'silent' },
    });
    await furnish(server);
    const operator = new Door(server.url, server.operatorToken);
    await operator.command(street, 'core.activateMechanism', { mechanism: 'rogue' });
    operator.close();
    door = new Door(server.url, await tokenOf(server));
  });

  afterAll(async () => {
    door.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(
    ['rejects', 'throws', 'throwsNothing', 'ticks', 'keeps'].map((what, i) => [what, i + 1] as const),
  )('is answered, its fault counted, and nobody else hears of it: %s', async (what, count) => {
    await act(what);
    await counted('command', count);
  });

  test('in a query, a reaction or a fold is known by that', async () => {
    expect((await door.get(`/api/${street}/queries/rogue.look`)).status).toBe(200);
    await counted('query', 1);
    await act('reacts');
    await counted('reaction', 1);
    await act('folds');
    await counted('fold', 1);
  });

  test('has lost none of its facts, and the numbers of all go on', async () => {
    const metrics = 'rogue.done,coordination.byStep';
    const sums = async (): Promise<number[]> => {
      const { body } = await door.get(`/api/${street}/cells?metrics=${metrics}`);
      const cells = body as Cell[];
      const of = (metric: string): number =>
        cells.filter((cell) => cell.metric === metric).reduce((sum, { n }) => sum + (n ?? 0), 0);
      return [of('rogue.done'), of('coordination.byStep')];
    };
    while ((await sums()).join() !== `7,${String(reports)}`) await sleep(20);
  });

  test('is no excuse for the house itself: a fault of its own ends the process, and nothing acknowledged is lost', async () => {
    const { seq } = await door.command(street, 'coordination.report', reportOf(reports++));
    const { pid } = JSON.parse(readFileSync(join(folder, 'data', 'server.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGUSR2');
    const answers = (): Promise<boolean> =>
      door.get('/api/health/live').then(
        () => true,
        () => false,
      );
    while (await answers()) await sleep(10);
    door.close();
    await server.kill();
    server = await startServer(join(folder, 'data'), { env: { HELI_PLUGINS: join(folder, 'plugins') } });
    door = new Door(server.url, await tokenOf(server));
    const next = await door.command(street, 'coordination.report', reportOf(reports++));
    expect(next.seq).toBeGreaterThan(seq);
  });
});
