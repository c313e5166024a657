import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Cell } from '@heli/protocol';
import { chanceOf } from '../lib/chance.ts';
import { Door, type Reply } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { communities, furnish, tokenOf, street } from '../lib/street.ts';
import { fold, nameOf, summed } from './fold.ts';
import { StoredLog, type StoredEvent } from './stored-log.ts';
import { Storm, type Sent } from './storm.ts';

const rounds = 20;
const clients = 12;
const seed = 20261122;
jest.setTimeout(170_000);

/** R1: the process is killed at random moments in a storm of commands; those in doubt are sent again. */
describe(`killed ${rounds} times in a storm of commands (seed ${seed})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'heli-kill-'));
  const chance = chanceOf(seed);
  const storm = new Storm(chance);
  /** Commands that were in doubt when the server died, by round. */
  const doubts: number[] = [];
  let server: Server;
  let door: Door;
  let events: readonly StoredEvent[];

  async function open(token?: string): Promise<string> {
    server = await startServer(folder);
    if (token === undefined) await furnish(server);
    const known = token ?? (await tokenOf(server));
    door = new Door(server.url, known, clients);
    return known;
  }

  async function killInStorm(): Promise<void> {
    let left = 1 + Math.floor(chance() * 60);
    const later = chance() * 20;
    const reached = Promise.withResolvers<void>();
    const raging = storm.rage(door, clients, () => (--left === 0 ? reached.resolve() : undefined));
    await Promise.race([reached.promise, raging]);
    await sleep(later);
    await server.kill();
    await raging;
    door.close();
  }

  async function resend(commands: readonly Sent[]): Promise<void> {
    for (const command of commands) expect(await storm.deliver(door, command)).toBe(true);
  }

  beforeAll(async () => {
    const token = await open();
    for (let round = 0; round < rounds; round++) {
      await killInStorm();
      await open(token);
      const inDoubt = storm.inDoubt;
      doubts.push(inDoubt.length);
      await resend(inDoubt);
    }
    const log = new StoredLog(folder);
    events = log.events();
    log.close();
  });

  afterAll(async () => {
    door.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const factsOf = (type: string): StoredEvent[] => events.filter((event) => event.type === type);
  const facts = {
    'coordination.report': 'coordination.caseReported',
    'coordination.verify': 'coordination.caseVerified',
    'coordination.file': 'coordination.caseFiled',
  };

  test('the storm was one: commands were acknowledged, refused and left in doubt', () => {
    expect(storm.acknowledged.length).toBeGreaterThan(rounds);
    expect(storm.refused.length).toBeGreaterThan(0);
    expect(doubts.filter((count) => count > 0).length).toBeGreaterThan(rounds / 2);
    expect(storm.inDoubt).toEqual([]);
  });

  test.each(Object.entries(facts))(
    'of %s nothing acknowledged is lost, nothing counts twice',
    (name, type) => {
      const cases = storm.acknowledged
        .filter((command) => command.name === name)
        .map(({ answer }) => String((answer!.body as Reply).output['caseId']));
      expect(new Set(cases).size).toBe(cases.length);
      expect(
        factsOf(type)
          .map((event) => event.subject_id!)
          .sort(),
      ).toEqual(cases.sort());
    },
  );

  test('every acknowledgement names the fact it stands for', () => {
    const seqs = storm.acknowledged.map(({ name, answer }) => {
      const { output, seq } = answer!.body as Reply;
      const event = events[seq - 1]!;
      return [
        name,
        event.subject_id === output['caseId'] && event.type === facts[name as keyof typeof facts],
      ];
    });
    expect(seqs.filter(([, right]) => !right)).toEqual([]);
  });

  test('nothing refused is stored, and each case has its one title', () => {
    const log = new StoredLog(folder);
    const [titles, keys] = [log.titles(), log.keys()];
    log.close();
    expect([...titles.values()].filter((times) => times !== 1)).toEqual([]);
    expect(
      storm.refused.filter(({ key, input }) => keys.has(key) || titles.has(String(input['title']))),
    ).toEqual([]);
  });

  test('what is sent once more with its key is answered as before', async () => {
    const some = storm.acknowledged.filter((_, i) => i % 7 === 0);
    const before = some.map(({ answer }) => answer);
    await resend(some);
    expect(some.map(({ answer }) => answer)).toEqual(before);
  });

  test('the file is whole and its chain holds', () => {
    const log = new StoredLog(folder);
    expect(log.fault()).toBeUndefined();
    log.close();
  });

  test('the cells equal a fold of the log, number by number', async () => {
    await followed(door);
    const sums = fold(events);
    const metrics = summed.map(([id]) => id).join(',');
    const wrong: unknown[] = [];
    for (const organisation of [street, ...communities]) {
      const { body } = await door.get(`/api/${organisation}/cells?period=total&metrics=${metrics}`);
      for (const { metric, key, n, d } of body as Cell[]) {
        const name = nameOf(metric, organisation, key);
        const sum = sums.get(name) ?? { n: 0, d: 0 };
        if (n !== sum.n || (d ?? 0) !== sum.d) wrong.push({ name, n, d, sum });
        sums.delete(name);
      }
    }
    expect(wrong).toEqual([]);
    expect([...sums]).toEqual([]);
  });
});

/** Waits until the numbers contain the whole log. */
async function followed(door: Door): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    const { body } = await door.get(`/api/${street}/queries/core.mechanismStates`);
    if ((body as { lag: number }[]).every(({ lag }) => lag === 0)) return;
    await sleep(50);
  }
  throw new Error('The numbers did not follow the log within a minute.');
}
