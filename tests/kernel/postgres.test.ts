import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { communities, createHouse, onSqlite, street, type House } from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

/** Servers that share a log: each with a data folder of its own, the log in one database. */
let servers: House[] = [];
let counter: Counter;
let database: string;

const join = async (): Promise<House> => {
  const house = await createHouse({ mechanisms: [counter.mechanism], folder: newFolder(), database });
  servers.push(house);
  return house;
};
const leave = async (house: House): Promise<void> => {
  servers = servers.filter((server) => server !== house);
  await house.close();
};
/** Waits for what no promise tells: another server hears of something. */
const until = async (what: string, seen: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await seen()); tries++) {
    if (tries > 500) throw new Error(`It never came about that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const valueAt = async ({ kernel }: House, organisation = street): Promise<number | null | undefined> =>
  (await kernel.cells.list(['counter.sum'], organisation, 'total', 'confidential'))[0]?.value;
const seqs = async ({ kernel }: House): Promise<number[]> =>
  (
    await kernel.database.sql.reader.all<{ seq: number }>(
      "SELECT seq FROM core_event WHERE type = 'counter.noted' ORDER BY seq",
    )
  ).map(({ seq }) => seq);

/** Ends every connection but those that read. */
const drop = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name <> 'heli reader'`;

const onPostgres = onSqlite ? describe.skip : describe;

onPostgres('servers on one PostgreSQL log', () => {
  beforeEach(() => {
    counter = makeCounter();
    database = newFolder();
  });
  afterEach(async () => {
    for (const house of servers) await house.close();
    servers = [];
  });
  afterAll(removeFolders);

  test('append in turn: a writer that is delayed before its commit is never skipped', async () => {
    const [first, second] = [await join(), await join()];
    // The commit of such a fact takes its time, as on a slow network: the trigger runs at the very end.
    await first.kernel.database.transaction(async (sql) => {
      await sql.run(`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF NEW.data LIKE '%"slow"%' THEN PERFORM pg_sleep(0.3); END IF; RETURN NULL; END $$`);
      await sql.run(`CREATE CONSTRAINT TRIGGER dawdling AFTER INSERT ON core_event DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION dawdle()`);
    });
    for (let round = 1; round <= 3; round++) {
      const slow = first.run(counter.commands.note, { key: 'slow', add: 1 });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const quick = second.run(counter.commands.note, { key: 'quick', add: 100 });
      await Promise.all([slow, quick]);
      for (const house of [first, second])
        await until('both are counted', async () => (await valueAt(house)) === 101 * round);
    }
    expect(await seqs(first)).toHaveLength(6);
    expect(await first.kernel.log.verify()).toMatchObject({ brokenAt: undefined });
    await until('one server follows', () => servers.some(({ kernel }) => kernel.follower.leads));
    await servers.find(({ kernel }) => kernel.follower.leads)!.kernel.follower.rebuild('counter');
    await until('the rebuilt numbers are seen', async () => (await valueAt(second)) === 303);
  });

  test('carry out a command once, whichever of them it is sent to', async () => {
    const [first, second] = [await join(), await join()];
    const call = {
      actor: { id: 'office', kind: 'account', grants: [{ role: 'office', organisation: street }] },
      organisation: street,
      name: 'counter.note',
      input: { add: 7 },
      idempotencyKey: 'one-key-for-both',
    } as never;
    const replies = await Promise.all([first, second, first].map(({ kernel }) => kernel.bus.execute(call)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await seqs(second)).toHaveLength(1);
  });

  test('share the tree and the switches: what one was told, the others know', async () => {
    const [first, second] = [await join(), await join()];
    const added = { code: '370704003033', name: '新社区', level: 'community', parentCode: street };
    await first.kernel.command('installation', 'core.registerOrganisations', { organisations: [added] });
    // At once in a command, since it takes over what others wrote before it begins.
    await second.run(counter.commands.note, { add: 2, organisation: added.code });
    await until('the walls of the other know it', () => first.kernel.tree.has(added.code));
    await until('it is counted there', async () => (await valueAt(first, added.code)) === 2);
    await first.kernel.command(street, 'core.deactivateMechanism', { mechanism: 'counter', reason: 'test' });
    await expect(second.run(counter.commands.note, { add: 1 })).rejects.toMatchObject({
      key: 'core.refusal.mechanismInactive',
    });
  });

  test('elect one that follows, and another takes over when it goes', async () => {
    const [first, second] = [await join(), await join()];
    const leading = (): House[] => servers.filter(({ kernel }) => kernel.follower.leads);
    await until('one of them follows', () => leading().length === 1);
    const [leader] = leading();
    const other = leader === first ? second : first;
    for (let i = 0; i < 5; i++) await other.run(counter.commands.note, { add: 1 });
    await until('the one that does not follow sees the numbers', async () => (await valueAt(other)) === 5);
    await expect(other.kernel.follower.rebuild('counter')).rejects.toMatchObject({
      key: 'core.refusal.anotherServerFollows',
    });
    await leave(leader!);
    await until('the other follows', () => other.kernel.follower.leads);
    await other.run(counter.commands.note, { add: 10, organisation: communities[0] });
    expect(await other.cell('counter.sum')).toMatchObject({ value: 15 });
    const third = await join();
    await until('one that joins sees them too', async () => (await valueAt(third)) === 15);
    expect(third.kernel.follower.leads).toBe(false);
  });

  test('take the lead once, however many ask for it at the same time', async () => {
    const leader = await join();
    await until('it follows', () => leader.kernel.follower.leads);
    const other = await join();
    let elections = 0;
    other.kernel.follower.onElected(() => elections++);
    await leave(leader);
    await Promise.all([1, 2, 3].map(() => other.kernel.follower.elect()));
    await until('the other follows', () => other.kernel.follower.leads);
    expect(elections).toBe(1);
  });

  test('go on where another has followed meanwhile, without having noticed that they lost the lead', async () => {
    const [first, second] = [await join(), await join()];
    await until('one of them follows', () => servers.some(({ kernel }) => kernel.follower.leads));
    const [before, meanwhile] = first.kernel.follower.leads ? [first, second] : [second, first];
    await before.run(counter.commands.note, { add: 1 });
    await until('it is counted', async () => (await valueAt(before)) === 1);
    const release = before.kernel.follower.hold();
    await before.kernel.database.sql.reader.all(drop);
    await until('the other follows', () => meanwhile.kernel.follower.leads);
    await meanwhile.run(counter.commands.note, { add: 10 });
    await until('it is counted there', async () => (await valueAt(meanwhile)) === 11);
    await leave(meanwhile);
    release();
    await before.run(counter.commands.note, { add: 100 });
    await until('the first goes on from there', async () => (await valueAt(before)) === 111);
  });

  test('never take a commit for done whose transaction was lost', async () => {
    const { database: log } = (await join()).kernel;
    const { writer, reader } = log.sql;
    await log.turn.run(async () => {
      await log.store.begin('durable');
      await writer.run("INSERT INTO core_meta VALUES ('lost', 'yes')");
      await reader.all(drop);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await expect(writer.run("INSERT INTO core_meta VALUES ('half', 'yes')")).rejects.toThrow(/lost/);
      await expect(log.store.commit()).rejects.toThrow(/lost/);
    });
    await log.transaction((sql) => sql.run("INSERT INTO core_meta VALUES ('next', 'yes')"));
    const kept = await reader.all("SELECT name FROM core_meta WHERE name IN ('lost', 'half', 'next')");
    expect(kept).toEqual([{ name: 'next' }]);
  });

  test('go on when the database drops every connection, with nothing lost or doubled', async () => {
    const house = await join();
    await house.run(counter.commands.note, { add: 1 });
    await house.cell('counter.sum');
    const sent = Array.from({ length: 20 }, (_, i) => ({ key: `note-number-${String(i)}`, done: false }));
    const send = async (each: (typeof sent)[number]): Promise<void> => {
      const call = { actor: { id: 'system:test', kind: 'system', grants: [] }, organisation: street };
      await house.kernel.bus
        .execute({ ...call, name: 'counter.note', input: { add: 1 }, idempotencyKey: each.key } as never)
        .then(
          () => (each.done = true),
          () => undefined,
        );
    };
    for (const [i, each] of sent.entries()) {
      const sending = send(each);
      if (i % 5 === 2) await house.kernel.database.sql.reader.all(drop);
      await sending;
    }
    // Whoever is in doubt sends again, with the same key.
    for (let tries = 0; sent.some(({ done }) => !done); tries++) {
      if (tries > 20) throw new Error('The server does not come back.');
      for (const each of sent) if (!each.done) await send(each);
    }
    await until('all are counted', async () => (await valueAt(house)) === 21);
    expect(await seqs(house)).toHaveLength(21);
    expect(await house.kernel.log.verify()).toMatchObject({ brokenAt: undefined });
  });
});
