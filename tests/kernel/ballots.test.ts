import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { operations } from '@heli/core';
import { actor, createHouse, onSqlite, street, type House } from '@heli/testing';
import {
  alignOrders,
  compare,
  guessHashes,
  joinFrames,
  readWords,
  right,
  votesIn,
  type Loot,
} from './attacker.js';
import { makePoll } from './elections.js';
import { newFolder, removeFolders } from './folders.js';

const options = ['option-agree', 'option-amend', 'option-oppose'];
let house: House;
let poll: ReturnType<typeof makePoll>;
let folder: string;

const open = async (ballotsOnPostgresql = false): Promise<void> => {
  poll = makePoll();
  house = await createHouse({ mechanisms: [poll.mechanism], folder, ballotsOnPostgresql, logLevel: 'debug' });
};
beforeEach(async () => {
  folder = newFolder();
  await open();
});
afterEach(() => house.close());
afterAll(removeFolders);

const voter = (n: number) => actor(`voter-${String(n).padStart(3, '0')}`, ['representative']);
const roll = (size: number): string[] => Array.from({ length: size }, (_, n) => voter(n).id);
const start = (id: string, size: number) => house.run(poll.commands.open, { id, roll: roll(size), options });
const cast = (id: string, n: number, choice = options[n % 3]!) =>
  house.run(poll.commands.cast, { id, choices: [choice] }, voter(n));
const later = (ms: number) => house.clock.moveTo(new Date(Date.parse(house.clock.now()) + ms).toISOString());
const keyFiles = (): string[] =>
  existsSync(join(folder, 'keys'))
    ? readdirSync(join(folder, 'keys')).filter((name) => name.startsWith('ballot-'))
    : [];

describe('a secret ballot', () => {
  const inSqlite = onSqlite ? test : test.skip;

  inSqlite('counts what was cast, and leaves nothing but the counts', async () => {
    await start('budget', 7);
    for (let n = 0; n < 6; n++) await cast('budget', n);
    const result = await house.run(poll.commands.close, { id: 'budget' });
    const counts = { 'option-agree': 2, 'option-amend': 2, 'option-oppose': 2 };
    expect(result).toEqual({
      state: 'counted',
      entitled: 7,
      cast: 6,
      unreadable: 0,
      counts,
      secrecy: 'kept',
    });
    const { reader } = house.kernel.database.sql;
    expect(await reader.all('SELECT * FROM core_ballot_slip')).toEqual([]);
    expect(await reader.all('SELECT * FROM core_ballot_roll')).toEqual([]);
    expect(keyFiles()).toEqual([]);
    for (const again of [() => house.run(poll.commands.close, { id: 'budget' }), () => cast('budget', 6)])
      await expect(again()).rejects.toMatchObject({ key: 'core.refusal.ballotClosed' });
    expect((await house.kernel.log.verify()).brokenAt).toBeUndefined();
  });

  inSqlite('takes one slip from each person on the roll, and no other', async () => {
    await start('once', 3);
    expect(await cast('once', 0)).toEqual({});
    // Sent again with the same key, it is no second vote and no other answer.
    await expect(cast('once', 0)).rejects.toMatchObject({ key: 'core.refusal.alreadyCast' });
    await expect(cast('once', 0, options[1])).rejects.toMatchObject({ key: 'core.refusal.alreadyCast' });
    await expect(cast('once', 3)).rejects.toMatchObject({ key: 'core.refusal.notOnRoll' });
    for (const choices of [[], ['option-other'], [options[0]!, options[1]!], [options[0]!, options[0]!]]) {
      const wrong = house.run(poll.commands.cast, { id: 'once', choices }, voter(1));
      await expect(wrong).rejects.toMatchObject({ key: 'core.refusal.slipInvalid' });
    }
    await expect(
      house.run(poll.commands.castOpenly, { id: 'once', choices: [options[0]!] }, voter(1)),
    ).rejects.toThrow(/declared secret/);
    await cast('once', 1, options[0]);
    const { counts, cast: slips, secrecy } = (await house.run(poll.commands.close, { id: 'once' })) as never;
    expect({ counts, slips, secrecy }).toEqual({
      counts: { 'option-agree': 2, 'option-amend': 0, 'option-oppose': 0 },
      slips: 2,
      secrecy: 'fewVoters',
    });
  });

  inSqlite('is of a person, whatever accounts there are', async () => {
    const { database } = house.kernel;
    const ids = await Promise.all(
      ['li-office', 'li-home'].map((name) => house.kernel.accounts.create(name, undefined, [])),
    );
    await database.transaction((sql) => sql.run("UPDATE core_account SET person_id = 'li'"));
    await house.run(poll.commands.open, { id: 'p', roll: ['li', 'wang', 'zhao'], options });
    const [one, other] = ids.map((id) => actor(id, ['representative']));
    await house.run(poll.commands.cast, { id: 'p', choices: [options[0]!] }, one);
    await expect(
      house.run(poll.commands.cast, { id: 'p', choices: [options[0]!] }, other),
    ).rejects.toMatchObject({
      key: 'core.refusal.alreadyCast',
    });
    expect(await house.ask(poll.queries.turnout, { id: 'p' }, other)).toMatchObject({ standing: 'cast' });
  });

  inSqlite('shows its turnout once three have voted, and every five seconds at most', async () => {
    await start('t', 9);
    const turnout = async () => (await house.ask(poll.queries.turnout, { id: 't' }, voter(8))).cast;
    await cast('t', 0);
    await cast('t', 1);
    expect(await turnout()).toBeNull();
    await cast('t', 2);
    expect(await turnout()).toBeNull();
    later(5000);
    expect(await turnout()).toBe(3);
    await cast('t', 3);
    later(4999);
    expect(await turnout()).toBe(3);
    later(1);
    expect(await turnout()).toBe(4);
  });

  inSqlite('can hold several choices, and slips without any', async () => {
    const ask = { id: 'm', roll: roll(4), options, least: 0, most: 2 };
    await house.run(poll.commands.open, ask);
    const slips = [[], [options[0]!, options[2]!], [options[2]!], [options[2]!]];
    for (const [n, choices] of slips.entries())
      await house.run(poll.commands.cast, { id: 'm', choices }, voter(n));
    expect(await house.run(poll.commands.close, { id: 'm' })).toMatchObject({
      counts: { 'option-agree': 1, 'option-amend': 0, 'option-oppose': 3 },
      secrecy: 'kept',
    });
  });

  inSqlite.each([
    ['two voters', { roll: ['a', 'b'], options }, 'core.refusal.rollTooShort'],
    ['a voter twice', { roll: ['a', 'b', 'c', 'a'], options }, 'core.refusal.ballotUnsound'],
    ['one option', { roll: ['a', 'b', 'c'], options: ['yes'] }, 'core.refusal.ballotUnsound'],
    [
      'more choices than options',
      { roll: ['a', 'b', 'c'], options, least: 1, most: 4 },
      'core.refusal.ballotUnsound',
    ],
  ])('is not opened with %s', async (_name, wish, key) => {
    await expect(house.run(poll.commands.open, { id: 'no', ...wish })).rejects.toMatchObject({ key });
    expect(keyFiles()).toEqual([]);
  });

  (onSqlite ? test.skip : test)(
    'is refused on PostgreSQL, unless whoever keeps the server accepts what that means',
    async () => {
      await expect(start('pg', 3)).rejects.toMatchObject({ key: 'core.refusal.ballotsNeedSqlite' });
      await house.close();
      await open(true);
      await start('pg', 5);
      for (let n = 0; n < 4; n++) await cast('pg', n);
      await expect(cast('pg', 3)).rejects.toMatchObject({ key: 'core.refusal.alreadyCast' });
      expect(await house.run(poll.commands.close, { id: 'pg' })).toMatchObject({
        cast: 4,
        counts: { 'option-agree': 2, 'option-amend': 1, 'option-oppose': 1 },
      });
      expect(keyFiles()).toEqual([]);
    },
  );
});

(onSqlite ? describe : describe.skip)('a key', () => {
  test('lies in its own folder for its user only, and in no backup', async () => {
    await start('k', 3);
    const [name] = keyFiles();
    const file = join(folder, 'keys', name!);
    expect([statSync(file).mode & 0o777, statSync(join(folder, 'keys')).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
    const backup = join(newFolder(), 'backup.sqlite');
    await operations['backUp']!(house.kernel, { file: backup });
    const secret = readFileSync(file, 'utf8').split('\n')[1]!;
    expect(readFileSync(backup).includes(secret)).toBe(false);
  });

  test('needs no patience with a slow backup: the log is cut when that is over', async () => {
    await start('slow', 3);
    const wal = join(folder, 'heli.sqlite-wal');
    const reading = new DatabaseSync(join(folder, 'heli.sqlite'), { readOnly: true });
    reading.exec('BEGIN');
    reading.prepare('SELECT COUNT(*) FROM core_event').get();
    await cast('slow', 0);
    expect(statSync(wal).size).toBeGreaterThan(0);
    reading.close();
    for (let tries = 0; statSync(wal).size > 0 && tries < 300; tries++) await setTimeout(100);
    expect(statSync(wal).size).toBe(0);
  });

  test('that is lost voids the vote, loudly: nobody casts in vain', async () => {
    await start('lost', 4);
    await cast('lost', 0);
    rmSync(join(folder, 'keys', keyFiles()[0]!));
    await expect(cast('lost', 1)).rejects.toMatchObject({ key: 'core.refusal.ballotVoid' });
    await house.kernel.writer.wake();
    const { reader } = house.kernel.database.sql;
    const voided = "SELECT organisation, data FROM core_event WHERE type = 'core.ballotVoided'";
    expect(await reader.all(voided)).toEqual([
      { organisation: street, data: JSON.stringify({ ballot: 'poll:lost', reason: 'keyLost' }) },
    ]);
    expect(house.faults).toEqual(['core.warning.ballotVoid']);
    expect(await reader.all('SELECT * FROM core_ballot_slip')).toEqual([]);
    await expect(house.run(poll.commands.close, { id: 'lost' })).rejects.toMatchObject({
      key: 'core.refusal.ballotVoid',
    });
  });

  test('that is lost while the server stands still voids the vote at its start', async () => {
    await start('lost', 4);
    await start('kept', 4);
    const [before] = keyFiles();
    const gone = keyFiles().find((name) => name !== before)!;
    await house.close();
    rmSync(join(folder, 'keys', gone));
    writeFileSync(join(folder, 'keys', 'ballot-left-by-a-crash.pem'), 'x');
    await open();
    expect(house.faults).toEqual(['core.warning.ballotVoid']);
    expect(keyFiles()).toEqual([before]);
    const states = await house.kernel.database.sql.reader.all('SELECT state FROM core_ballot ORDER BY state');
    expect(states).toEqual([{ state: 'open' }, { state: 'void' }]);
  });

  test('and what was sealed with it tells of slips that somebody altered or put in', async () => {
    for (const id of ['altered', 'stuffed']) {
      await start(id, 5);
      for (let n = 0; n < 4; n++) await cast(id, n);
    }
    const taken = (ballot: string, value: 0 | 1) =>
      `(SELECT MIN(id) FROM core_ballot_slip WHERE ballot = 'poll:${ballot}' AND taken = ${String(value)})`;
    await house.kernel.database.transaction(async (sql) => {
      await sql.run(
        `UPDATE core_ballot_slip SET sealed = ? WHERE id = ${taken('altered', 1)}`,
        Buffer.alloc(80),
      );
      await sql.run(`UPDATE core_ballot_slip SET taken = 1 WHERE id = ${taken('stuffed', 0)}`);
    });
    expect(await house.run(poll.commands.close, { id: 'altered' })).toMatchObject({ cast: 4, unreadable: 1 });
    expect(await house.run(poll.commands.close, { id: 'stuffed' })).toEqual({
      state: 'void',
      reason: 'boxAltered',
    });
    expect(house.faults).toEqual(['core.warning.ballotVoid']);
  });
});

(onSqlite ? describe : describe.skip)('a secret command', () => {
  test.each([
    ['a fact', (ctx, choice) => ctx.emit(poll.events.voided, { data: { id: 'x', reason: choice } })],
    [
      'a deadline',
      (ctx, choice) => ctx.remind(choice, ctx.now, poll.events.opened, { data: { id: choice } }),
    ],
    [
      'a number',
      async (ctx, choice) => {
        await ctx.number(choice);
      },
    ],
    [
      'a row',
      async (ctx, choice) => {
        await ctx.em.getConnection().execute(`DELETE FROM poll_vote WHERE choice = '${choice}'`);
      },
    ],
    [
      'another row',
      (ctx, choice) => {
        ctx.em.create(
          'poll.Vote' as never,
          {
            id: ctx.id(),
            organisation: ctx.organisation,
            unit: null,
            owner: ctx.actorId,
            choice,
          } as never,
        );
      },
    ],
    ['its words', (_ctx, choice) => Promise.reject(new Error(`could not store ${choice}`))],
  ] satisfies [string, typeof poll.knobs.before][])(
    'can leave neither a slip nor %s',
    async (_name, before) => {
      await start('s', 3);
      const head = house.kernel.log.head.seq;
      poll.knobs.before = before;
      await expect(cast('s', 0)).rejects.toThrow(/words are kept back/);
      expect(house.kernel.log.head.seq).toBe(head);
      expect(JSON.stringify(house.faults)).not.toMatch(/option-/);
      expect(await house.kernel.database.sql.reader.all('SELECT * FROM poll_vote')).toEqual([]);
      poll.knobs.before = () => undefined;
      await cast('s', 0);
    },
  );
});

(onSqlite ? describe : describe.skip)('somebody who carries off all there is', () => {
  const size = 24;
  const choices = Array.from({ length: size }, (_, n) => options[(n * 7 + (n >> 2)) % 3]!);
  let output: string[];

  /** Votes over the real doors, while all that the process prints is kept. */
  async function vote(command: 'cast' | 'castNaively', rows: string, before: (n: number) => Promise<void>) {
    output = [];
    const keep = (text: unknown): boolean => output.push(String(text)) > 0;
    const printed = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation(keep as never),
    );
    const { url } = await house.listen();
    const voters = await admit(size);
    if (command === 'cast')
      await house.run(poll.commands.open, { id: 'e', roll: voters.map(({ id }) => id), options });
    const send = async (n: number): Promise<[number, unknown]> => {
      const reply = await fetch(`${url}/api/${street}/commands/poll.${command}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${voters[n]!.token}`,
          'Idempotency-Key': `vote-of-${String(n).padStart(4, '0')}`,
        },
        body: JSON.stringify({ id: 'e', choices: [choices[n]!] }),
      });
      return [reply.status, await reply.json()];
    };
    // A fault has words, and they are printed.
    poll.knobs.before = (ctx, choice) => Promise.reject(new Error(`${ctx.actorId} wants ${choice}`));
    if (command === 'cast') expect((await send(0))[0]).toBe(500);
    poll.knobs.before = () => undefined;
    const truth = new Map<string, string>();
    const { reader } = house.kernel.database.sql;
    for (let n = 0; n < size; n++) {
      await before(n);
      expect(await send(n)).toMatchObject([200, { output: {} }]);
      const known = [...truth.values()];
      const fresh = (await reader.all<{ id: string }>(rows)).filter(({ id }) => !known.includes(id));
      expect(fresh).toHaveLength(1);
      truth.set(voters[n]!.id, fresh[0]!.id);
    }
    for (const stream of printed) stream.mockRestore();
    const ids = voters.map(({ id }) => id);
    return { voters: ids, truth, chosen: new Map(ids.map((id, n) => [id, choices[n]!])) };
  }

  const admit = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const grants = [{ role: 'representative' as const, organisation: street, unitId: undefined }];
        const id = await house.kernel.accounts.create(`v${String(n)}`, undefined, grants);
        const { token } = await house.kernel.accounts.issueToken({ kind: 'api', label: 'v', accountId: id });
        return { id, token };
      }),
    );

  const lootOf = (voters: readonly string[], backup?: string): Loot => {
    const log = join(folder, 'heli.sqlite');
    return {
      file: readFileSync(backup ?? log),
      wal: backup === undefined ? readFileSync(`${log}-wal`) : Buffer.alloc(0),
      keys: keyFiles().map((name) => readFileSync(join(folder, 'keys', name))),
      output: output.join(''),
      ...{ voters, options, organisation: street, ballot: 'e' },
    };
  };

  test('links nobody: not after the count, nor before without the key, nor by one look with it', async () => {
    const backup = join(newFolder(), 'half-way.sqlite');
    let beforeLast: Loot | undefined;
    const { voters, truth, chosen } = await vote(
      'cast',
      'SELECT id FROM core_ballot_slip WHERE taken = 1',
      async (n) => {
        if (n === size / 2) await operations['backUp']!(house.kernel, { file: backup });
        if (n === size - 1) beforeLast = lootOf([]);
      },
    );
    const during = lootOf(voters);
    const half = { ...lootOf(voters, backup), voters: voters.slice(0, size / 2) };
    // The attacker can read: with the key, all slips lie open. Whose they are, no look at the files tells.
    expect([votesIn(half).size, votesIn(during).size]).toEqual([size / 2, size]);
    const orders = [...alignOrders(during), ...alignOrders(half)];
    expect(orders.length).toBeGreaterThan(7);
    for (const links of orders) expect(right(links, truth)).toBeLessThan(size / 2);
    for (const loot of [during, half]) expectNothingIn(loot);
    for (const loot of [during, half]) expect(votesIn({ ...loot, keys: [] }).size).toBe(0);
    // Not hidden from whoever has the key and looks again and again; the decision says so.
    expect(right(compare(beforeLast!, during), chosen)).toBe(1);
    expect(compare(half, during).size).toBe(0);

    await house.run(poll.commands.close, { id: 'e' });
    const after = lootOf(voters);
    expect([after.keys, after.wal.length]).toEqual([[], 0]);
    for (const loot of [after, { ...half, keys: [] }, { ...during, keys: [] }]) {
      expect(votesIn(loot).size).toBe(0);
      expectNothingIn(loot);
    }
    const bytes = Buffer.concat([after.file, readFileSync(join(folder, 'heli.sqlite-shm'))]);
    for (const slip of truth.values()) expect(bytes.includes(slip)).toBe(false);
    expect(after.output).toMatch(/core\.fault\.mechanism/);
  });

  const expectNothingIn = (loot: Loot): void => {
    expect(joinFrames(loot).size).toBe(0);
    expect(guessHashes(loot, 'poll.cast').size).toBe(0);
    expect(readWords(loot).size).toBe(0);
  };

  test('links everybody where the vote is a row and a fact: the attacker is able', async () => {
    const { voters, truth, chosen } = await vote('castNaively', 'SELECT id FROM poll_vote', () =>
      Promise.resolve(),
    );
    const loot = lootOf(voters);
    expect(Math.max(...alignOrders(loot).map((links) => right(links, truth)))).toBe(size);
    // Where a page is split in the same commit, some others' rows move along.
    expect(right(joinFrames(loot), truth)).toBeGreaterThan(size * 0.75);
    expect(right(guessHashes(loot, 'poll.castNaively'), chosen)).toBe(size);
    const careless = { ...loot, output: voters.map((id) => `${id} chose ${chosen.get(id)!}`).join('\n') };
    expect(right(readWords(careless), chosen)).toBe(size);
  });
});
