import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Cell, Problem } from '@heli/protocol';
import { Door, type Answer } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, tokenOf, reportOf, street } from '../lib/street.ts';
import { StoredLog } from './stored-log.ts';

const megabytes = 12;
/** What the write-ahead file already has of room is used up after so many commands. */
const most = 2000;
const disk = mkdtempSync(join(tmpdir(), 'heli-full-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]).status === 0;
const suite = mounted ? describe : describe.skip;
jest.setTimeout(30_000);

interface Sent {
  readonly key: string;
  readonly input: Record<string, string>;
  answer: Answer;
}

/** R4: the disk is full for a while. */
suite(`the disk is full${mounted ? '' : ' (skipped: only root may mount a small disk)'}`, () => {
  let server: Server;
  let door: Door;
  const stored: Sent[] = [];
  let turnedAway: Sent;

  const filler = join(disk, 'filler');
  const send = async (number: number): Promise<Sent> => {
    const [key, input] = [randomUUID(), reportOf(number)];
    return { key, input, answer: await door.send(street, 'coordination.report', input, key) };
  };
  const reported = async (): Promise<number> => {
    const { status, body } = await door.get(`/api/${street}/cells?metrics=coordination.byStep`);
    expect(status).toBe(200);
    return (body as Cell[]).reduce((sum, { n }) => sum + (n ?? 0), 0);
  };

  beforeAll(async () => {
    server = await startServer(join(disk, 'data'));
    await furnish(server);
    door = new Door(server.url, await tokenOf(server));
    stored.push(await send(0));
    fill(filler);
    for (let number = 1; number < most; number++) {
      const sent = await send(number);
      turnedAway = sent;
      if (sent.answer.status !== 200) break;
      stored.push(sent);
    }
  });

  afterAll(async () => {
    door.close();
    await server.stop();
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  test('a command is answered 507, in words', () => {
    expect(turnedAway.answer.status).toBe(507);
    expect((turnedAway.answer.body as Problem).key).toBe('core.fault.storage');
  });

  test('reads go on', async () => {
    expect(await reported()).toBeGreaterThan(0);
    const { status, body } = await door.get(`/api/${street}/queries/coordination.cases`);
    expect([status, JSON.stringify(body).includes(stored[0]!.input['title']!)]).toEqual([200, true]);
  });

  test('with room again, the very command is carried out without a restart', async () => {
    rmSync(filler);
    const again = await door.send(street, 'coordination.report', turnedAway.input, turnedAway.key);
    expect(again.status).toBe(200);
    stored.push({ ...turnedAway, answer: again });
    stored.push(await send(most));
    expect(stored.at(-1)!.answer.status).toBe(200);
  });

  test('what was acknowledged is stored once, nothing else, and the chain holds', () => {
    const log = new StoredLog(join(disk, 'data'));
    expect(log.fault()).toBeUndefined();
    const wanted = stored.map(({ input }): [string, number] => [input['title']!, 1]);
    expect([...log.titles()].sort()).toEqual(wanted.sort());
    log.close();
  });

  test('the numbers catch up', async () => {
    for (let tries = 0; tries < 600 && (await reported()) < stored.length; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await reported()).toBe(stored.length);
  });
});

/** Writes until there is no room for another page. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (const size of [1024 * 1024, 4096])
    for (let room = true; room;)
      try {
        writeSync(handle, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        room = false;
      }
  closeSync(handle);
}
