import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { coordination } from '@heli/contracts/coordination';
import { core, operations, restore, type Actor } from '@heli/core';
import { defineMechanism } from '@heli/sdk';
import coordinationPlugin from '../../plugins/coordination/src/index.js';
import {
  actor,
  administrator,
  communities,
  createHouse,
  office,
  onSqlite,
  street,
  type House,
} from '@heli/testing';
import { newFolder, removeFolders } from './folders.js';
import { makeRoster } from './roster.js';

const name = '欧阳某某独一';
const reason = 'asked in writing';
let house: House;
let roster: ReturnType<typeof makeRoster>;
let folder: string;

const open = async (): Promise<void> => {
  roster = makeRoster();
  house = await createHouse({ mechanisms: [roster.mechanism, coordinationPlugin], folder });
};
beforeEach(async () => {
  folder = newFolder();
  await open();
});
afterEach(() => house.close());
afterAll(removeFolders);

const register = async (who = name, organisation: string = street): Promise<string> =>
  (await house.run(core.commands.registerPerson, { name: who }, office, organisation)).personId;
const erase = (personId: string, more: object = {}, as = administrator, at: string = street) =>
  house.run(
    core.commands.erasePerson,
    { personId, confirmName: name, basis: 'request', reason, ...more },
    as,
    at,
  );
const details = () =>
  house.kernel.database.sql.reader.all<{ type: string; detail: string }>(
    'SELECT e.type AS type, d.detail AS detail FROM core_event_detail d JOIN core_event e ON e.seq = d.seq ORDER BY e.seq',
  );
/** How often a text stands in any file of the data folder. */
function bytesOf(text: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (file) => file.isFile() && !file.parentPath.endsWith('backups'),
  );
  const all = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
  let found = 0;
  for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) found++;
  return found;
}

describe('an erasure', () => {
  test('takes what is declared about a person, and leaves what is about others', async () => {
    const [gone, stays] = [await register(), await register('赵六')];
    const posts = [
      { person: gone, note: 'first' },
      { person: stays, note: 'second' },
      { person: stays, deputies: [gone], note: 'third' },
      { person: stays, witness: gone, note: 'fourth' },
    ];
    for (const post of posts) await house.run(roster.commands.appoint, post);
    const before = await house.kernel.log.verify();
    expect(await erase(gone)).toEqual({ details: 4, words: 3, files: 0 });
    expect((await details()).map(({ detail }) => detail)).toEqual([
      JSON.stringify({ name: '赵六' }),
      JSON.stringify({ note: 'second' }),
      JSON.stringify({ reason }),
    ]);
    const kept = await house.ask(roster.queries.posts, {});
    expect(kept.find(({ person }) => person === gone)).toMatchObject({ note: null, remarks: [], label: '—' });
    expect(new Set(kept.map(({ note }) => note))).toEqual(new Set([null, 'second', 'third', 'fourth']));
    const persons = await house.ask(core.queries.persons, {});
    expect(new Set(persons.map((person) => `${person.name} ${person.state}`))).toEqual(
      new Set(['— erased', '赵六 active']),
    );
    const after = await house.kernel.log.verify();
    expect([after.brokenAt, after.checked - before.checked]).toEqual([undefined, 1]);
  });

  test('keeps every number, also when all are built anew', async () => {
    const person = await register();
    await house.run(roster.commands.appoint, { person, note: name });
    const value = async () => (await house.cell('roster.appointments')).value;
    expect(await value()).toBe(1);
    await erase(person, { everyMention: true });
    await house.kernel.follower.rebuild('roster');
    expect(await value()).toBe(1);
  });

  test('is asked for by an administrator of the place, of the right person, once, and in words that name nobody', async () => {
    const person = await register(name, communities[0]);
    const local = actor('local', ['administrator'], communities[1]);
    await expect(erase(person, {}, office)).rejects.toMatchObject({ key: 'core.refusal.notPermitted' });
    await expect(erase(person, {}, local, communities[1])).rejects.toMatchObject({
      key: 'core.refusal.noSuchRecord',
    });
    await expect(erase(person, { confirmName: '欧阳某某' })).rejects.toMatchObject({
      key: 'core.refusal.nameDiffers',
      field: 'confirmName',
    });
    await erase(person);
    await expect(erase(person)).rejects.toMatchObject({ key: 'core.refusal.alreadyErased' });
    const facts = await house.kernel.database.sql.reader.all<{ organisation: string; data: string }>(
      "SELECT organisation, data FROM core_event WHERE type = 'core.personErased'",
    );
    expect(facts).toEqual([
      {
        organisation: communities[0],
        data: JSON.stringify({ personId: person, accountIds: [], basis: 'request', everyMention: false }),
      },
    ]);
  });

  test('ends the person’s accounts and whatever reached them', async () => {
    const person = await register();
    const grants = [{ role: 'liaison' as const, organisation: street, unitId: undefined }];
    const tied = await house.kernel.accounts.create(`tied-${name}`, 'a long password', grants);
    const named = await house.kernel.accounts.create(`named-${name}`, 'a long password', grants);
    for (const called of [`third-${name}`, 'another'])
      await house.run(core.commands.createAccount, { name: called }, administrator);
    const { token } = await house.kernel.accounts.issueToken({ kind: 'api', label: name, accountId: tied });
    await house.kernel.database.transaction((sql) =>
      sql.run(
        'UPDATE core_account SET person_id = ? WHERE id = ? OR name = ?',
        person,
        tied,
        `third-${name}`,
      ),
    );
    expect(await house.kernel.accounts.actorOf(token)).toBeDefined();
    await expect(erase(person, { accountId: 'nobody' }, administrator, 'installation')).rejects.toMatchObject(
      {
        key: 'core.refusal.unknownAccount',
      },
    );
    await erase(person, { accountId: named }, administrator, 'installation');
    const facts = await house.kernel.database.sql.reader.all<{ data: string }>(
      "SELECT data FROM core_event WHERE type = 'core.personErased'",
    );
    const { accountIds } = JSON.parse(facts[0]!.data) as { accountIds: string[] };
    expect(accountIds).toHaveLength(3);
    expect(accountIds).toEqual(expect.arrayContaining([tied, named]));
    expect(await house.kernel.accounts.actorOf(token)).toBeUndefined();
    expect((await details()).filter(({ type }) => type === 'core.accountCreated')).toEqual([
      { type: 'core.accountCreated', detail: JSON.stringify({ name: 'another' }) },
    ]);
    for (const account of [`tied-${name}`, `named-${name}`])
      expect(await house.kernel.accounts.signIn(account, 'a long password')).toBeUndefined();
  });

  test('lists beforehand where the name stands, and empties that only on request', async () => {
    const person = await register();
    const { caseId } = await report();
    const mentions = async () =>
      (await house.ask(core.queries.personMentions, { personId: person }, administrator)).map(
        ({ event, declared }) => [event, declared],
      );
    expect(await mentions()).toEqual([
      ['core.personRegistered', true],
      ['coordination.caseReported', false],
    ]);
    const title = async () => (await house.ask(coordination.queries.caseDetail, { id: caseId }))?.title;
    await erase(person);
    expect(await title()).toContain(name);
  });

  const report = (as: Actor = office) =>
    house.run(
      coordination.commands.report,
      {
        title: `${name}反映楼道堆物`,
        description: `来电人${name}`,
        reporter: name,
        category: 'other',
        severity: 'normal',
        origin: 'resident',
      },
      as,
    );

  (onSqlite ? test : test.skip)(
    'leaves the name in no byte of the data folder, and takes it out of a restored backup again',
    async () => {
      const person = await register();
      const { caseId } = await report();
      await file(`${name}的申请.pdf`);
      const accountId = await house.kernel.accounts.create(`untied-${name}`, undefined, []);
      await crowd();
      const backup = join(newFolder(), 'before.sqlite');
      await operations['backUp']!(house.kernel, { file: backup });
      expect(bytesOf(name)).toBeGreaterThan(200);
      expect(
        await erase(person, { everyMention: true, accountId }, administrator, 'installation'),
      ).toMatchObject({
        files: 1,
      });
      expect(bytesOf(name)).toBe(0);
      await expectErased(caseId);
      await house.close();
      restore(folder, backup, '2026-11-03T00:00:00.000Z');
      expect(bytesOf(name)).toBeGreaterThan(200);
      await open();
      expect(bytesOf(name)).toBe(0);
      await expectErased(caseId);
    },
  );

  (onSqlite ? test : test.skip)('finishes at the next start what a full disk cut short', async () => {
    const person = await register();
    const { store } = house.kernel.database;
    jest.spyOn(store, 'scrub').mockRejectedValueOnce(new Error('database or disk is full'));
    await erase(person);
    expect(house.faults).toEqual(['core.warning.tracesLeft']);
    // What is gone from the tables still stands in the log on the way to the file.
    expect(bytesOf(name)).toBeGreaterThan(0);
    await house.close();
    await open();
    expect(bytesOf(name)).toBe(0);
    expect(
      await house.kernel.database.sql.reader.all("SELECT * FROM core_meta WHERE name = 'untidy'"),
    ).toEqual([]);
  });

  test('of somebody who acted leaves a dash in the history, where the name stood for those who may see persons', async () => {
    const person = await register();
    const grants = [{ role: 'gridWorker' as const, organisation: street, unitId: undefined }];
    const accountId = await house.kernel.accounts.create('worker', undefined, grants);
    await house.kernel.database.transaction((sql) =>
      sql.run('UPDATE core_account SET person_id = ? WHERE id = ?', person, accountId),
    );
    const worker = actor(accountId, ['gridWorker']);
    const { caseId } = await report(worker);
    const seenBy = async (who: Actor) =>
      (await house.ask(coordination.queries.caseDetail, { id: caseId }, who))?.history[0]?.actorName;
    const chair = actor('chair', ['chair']);
    expect([await seenBy(office), await seenBy(worker), await seenBy(chair)]).toEqual([name, name, '—']);
    await erase(person, {}, administrator, 'installation');
    expect([await seenBy(office), await seenBy(chair)]).toEqual(['—', '—']);
  });

  async function expectErased(caseId: string): Promise<void> {
    const item = await house.ask(coordination.queries.caseDetail, { id: caseId });
    expect(item).toMatchObject({ title: '—', description: '' });
    expect(item?.history.map(({ event, detail }) => [event, detail])).toEqual([['caseReported', {}]]);
    expect((await house.kernel.log.verify()).brokenAt).toBeUndefined();
    const [person] = await house.ask(core.queries.persons, {});
    expect(person).toMatchObject({ name: '—', state: 'erased' });
  }

  const file = (called: string) =>
    house.kernel.files.upload({
      organisation: street,
      uploader: 'office',
      name: called,
      content: Readable.from([Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')]),
    });

  /** Rows that grow where they lie: their pages split, and leave copies behind. */
  async function crowd(): Promise<void> {
    await house.kernel.database.transaction(async (sql) => {
      const columns = ['id', 'organisation', 'owner', 'person_id', 'note', 'remarks', 'label'];
      const ids = Array.from({ length: 800 }, (_, i) => `${String((i * 7919) % 800)}-post`);
      await sql.insertMany(
        'roster_post',
        columns,
        ids.map((id, i) => [id, street, 'x', 'x', i % 4 ? 'n' : name, '[]', '']),
      );
      for (const [i, id] of ids.entries())
        await sql.run('UPDATE roster_post SET label = ? WHERE id = ?', 'l'.repeat((i * 31) % 300), id);
    });
  }
});

describe('a mechanism that does not say what it keeps about persons', () => {
  const { mechanism, Post } = makeRoster();

  test.each([
    ['nothing', [], /its entity roster\.Post does not say in "personal"/],
    [
      'a property that is not there',
      [{ entity: Post, persons: [], words: ['memo'] }],
      /roster\.Post\.memo, which is no property/,
    ],
  ])('is none: it declares %s', (_name, personal, sentence) => {
    expect(() => defineMechanism({ ...mechanism, personal })).toThrow(sentence);
  });
});
