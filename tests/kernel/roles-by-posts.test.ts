import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { core, type Actor } from '@heli/core';
import type { RoleHolder } from '@heli/sdk';
import { actor, administrator, communities, createHouse, onSqlite, street, type House } from '@heli/testing';
import { newFolder, removeFolders } from './folders.js';
import { holding, makePosts } from './posts.js';

const { tieAccount, createAccount, resetPassword, changeGrants, registerPerson } = core.commands;
const local = actor('local', ['administrator'], communities[0]);
let posts = makePosts();
let other = makePosts('others');
let house: House;
let folder: string;
let names = 0;
beforeEach(async () => {
  [posts, other] = [makePosts(), makePosts('others')];
  folder = newFolder();
  house = await createHouse({ mechanisms: [posts.mechanism, other.mechanism], folder });
});
afterEach(() => house.close());
afterAll(removeFolders);

interface Somebody {
  readonly personId: string;
  readonly accountId: string;
  readonly token: string;
}
async function somebody(at: string = street): Promise<Somebody> {
  const name = `somebody-${String(++names)}`;
  const { personId } = await house.run(registerPerson, { name }, administrator, at);
  const { accountId } = await house.run(createAccount, { name, personId }, administrator, at);
  const wish = { kind: 'api', label: 'test', accountId } as const;
  return { personId, accountId, token: (await house.kernel.accounts.issueToken(wish)).token };
}
const settle = async (): Promise<void> => {
  await house.kernel.reactions.idle();
  await house.kernel.postGrants.idle();
};
/** Lets the mechanism say who holds what. */
async function tell(...holders: unknown[]): Promise<void> {
  posts.knobs.holders = () => holders;
  await house.run(posts.commands.change, {});
  await settle();
}
const rolesOf = async ({ token }: Pick<Somebody, 'token'>): Promise<readonly string[]> =>
  ((await house.kernel.accounts.actorOf(token)) as Actor).grants.map(({ role }) => role);
const accessOf = async ({ accountId }: Somebody): Promise<number> =>
  (await house.kernel.database.sql.reader.get<{ access: number }>(
    'SELECT access FROM core_account WHERE id = ?',
    accountId,
  ))!.access;
const kept = (contract: string) =>
  house.kernel.database.sql.reader.all('SELECT role FROM core_post_grant WHERE contract = ?', contract);
const refused = async (work: Promise<unknown>, key: string, field: string): Promise<void> =>
  expect(work).rejects.toMatchObject({ key: `core.refusal.${key}`, field });

describe('an account is tied to a person', () => {
  test('by whoever reaches both, who reaches every post of the person too', async () => {
    const { personId, accountId } = await somebody(communities[0]);
    const above = await somebody();
    const tie = (person: string | null, account = accountId, as = local, at: string = communities[0]) =>
      house.run(tieAccount, { accountId: account, personId: person }, as, at);
    await refused(tie(above.personId), 'unknownPerson', 'personId');
    await refused(tie(personId, above.accountId), 'unknownAccount', 'accountId');
    await refused(tie(personId, accountId, { ...local, id: accountId }), 'ownAccess', 'accountId');
    await tell(holding(personId, { from: '2027-01-01' }));
    const { accountId: fresh } = await house.run(createAccount, { name: 'x' }, local, communities[0]);
    await refused(tie(personId, fresh), 'postBeyondReach', 'personId');
    const made = house.run(createAccount, { name: 'y', personId }, local, communities[0]);
    await refused(made, 'postBeyondReach', 'personId');
    await tie(personId, fresh, administrator, street);
    await refused(
      house.run(resetPassword, { accountId: fresh }, local, communities[0]),
      'unknownAccount',
      'accountId',
    );
    const rows = await house.ask(core.queries.accounts, {}, administrator);
    expect(
      rows
        .filter((row) => row.personId === personId)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([accountId, fresh].sort());
  });

  test('which changes what it may do, and leaves a fact; never to one who was erased', async () => {
    const [first, second] = [await somebody(), await somebody()];
    await tell(holding(first.personId));
    const tie = (personId: string | null) =>
      house.run(tieAccount, { accountId: second.accountId, personId }, administrator);
    const before = await accessOf(second);
    await tie(first.personId);
    await tie(first.personId);
    expect([await rolesOf(second), await accessOf(second)]).toEqual([['chair'], before + 1]);
    await tie(null);
    expect([await rolesOf(second), await rolesOf(first)]).toEqual([[], ['chair']]);
    const facts = await house.kernel.database.sql.reader.all<{ data: string }>(
      "SELECT data FROM core_event WHERE type = 'core.accountTied' AND subject_id = ? ORDER BY seq",
      second.accountId,
    );
    expect(facts.map(({ data }) => (JSON.parse(data) as { personId: unknown }).personId)).toEqual([
      second.personId,
      first.personId,
      null,
    ]);
    const { name } = (await house.ask(core.queries.persons, {}, administrator)).find(
      ({ id }) => id === first.personId,
    )!;
    const erasure = {
      personId: first.personId,
      confirmName: name,
      basis: 'request',
      reason: 'asked',
    } as const;
    await house.run(core.commands.erasePerson, erasure, administrator);
    await refused(tie(first.personId), 'alreadyErased', 'personId');
  });
});

describe('a role by a post', () => {
  test('comes and goes with what the contract tells, and moves nobody else', async () => {
    const [chair, by, neither] = [await somebody(), await somebody(), await somebody()];
    const add = [{ role: 'chair' as const, organisation: street }];
    await house.run(changeGrants, { accountId: by.accountId, add, reason: 'x' }, administrator);
    const access = async () => [await accessOf(chair), await accessOf(by), await accessOf(neither)];
    const [a, b, c] = (await access()) as [number, number, number];
    await tell(holding(chair.personId), holding(by.personId));
    expect([await rolesOf(chair), await access()]).toEqual([['chair'], [a + 1, b, c]]);
    await house.run(posts.commands.lead, {}, await house.kernel.accounts.actorOf(chair.token));
    await tell(holding(by.personId), holding(chair.personId));
    const asked = posts.knobs.asked.length;
    await house.run(posts.commands.note, {});
    await settle();
    expect([await access(), posts.knobs.asked.length]).toEqual([[a + 1, b, c], asked]);
    expect(await house.run(posts.commands.summon, {})).toEqual({ recipients: 2 });
    await tell();
    expect([await rolesOf(chair), await rolesOf(by), await access()]).toEqual([[], ['chair'], [a + 2, b, c]]);
    expect(new Set(posts.knobs.asked)).toEqual(new Set([`system:posts at ${street}`]));
  });

  test('holds on its days, both included, and ends a session at midnight', async () => {
    const [today, tomorrow] = [await somebody(), await somebody()];
    await tell(
      holding(today.personId, { until: '2026-11-02' }),
      holding(tomorrow.personId, { from: '2026-11-03', until: '2026-11-03' }),
    );
    const session = await house.kernel.sessions.begin(today.accountId, 'test');
    expect([await rolesOf(today), await rolesOf(tomorrow)]).toEqual([['chair'], []]);
    const before = await accessOf(today);
    house.clock.moveTo('2026-11-02T16:00:00.000Z');
    // Nobody has been asked yet: the day alone decides.
    expect([await rolesOf(today), await rolesOf(tomorrow)]).toEqual([[], ['chair']]);
    await house.kernel.writer.wake();
    await settle();
    expect(await accessOf(today)).toBe(before + 1);
    expect(await house.kernel.accounts.actorOf(session.token, ['session'])).toBeUndefined();
    house.clock.moveTo('2026-11-03T16:00:00.000Z');
    expect(await rolesOf(tomorrow)).toEqual([]);
  });

  test('is read anew once the mechanism has reacted to the fact, and where it is switched on or off', async () => {
    const chair = await somebody();
    posts.knobs.react = () => void (posts.knobs.holders = () => [holding(chair.personId)]);
    await house.run(posts.commands.hear, {});
    await settle();
    expect(await rolesOf(chair)).toEqual(['chair']);
    const to = (name: string, more = {}) =>
      house.kernel.command(street, `core.${name}Mechanism`, { mechanism: 'posts', ...more });
    await to('deactivate', { reason: 'x' });
    await settle();
    expect(await rolesOf(chair)).toEqual([]);
    await to('activate');
    await settle();
    expect(await rolesOf(chair)).toEqual(['chair']);
  });

  test('is gone with its mechanism, and there again at the start', async () => {
    const chair = await somebody();
    await tell(holding(chair.personId));
    for (const mechanisms of [[other.mechanism], [posts.mechanism, other.mechanism]]) {
      await house.close();
      house = await createHouse({ mechanisms, folder });
      await settle();
      expect(await rolesOf(chair)).toEqual(mechanisms.length === 2 ? ['chair'] : []);
    }
  });

  test('says so where rights are explained, and is not taken by hand', async () => {
    const chair = await somebody();
    await tell(holding(chair.personId));
    const remove = [{ role: 'chair' as const, organisation: street }];
    await house.run(changeGrants, { accountId: chair.accountId, remove, reason: 'x' }, administrator);
    const rows = await house.ask(core.queries.accounts, {}, administrator);
    expect(rows.find(({ id }) => id === chair.accountId)!.grants).toEqual([
      { role: 'chair', organisation: street, unitId: null, byPost: true },
    ]);
    const { app } = await house.listen();
    const answer = await app.inject({
      url: `/api/accounts/${chair.accountId}/permissions?organisation=${street}`,
      headers: { authorization: `Bearer ${chair.token}` },
    });
    const explained = answer
      .json<{ name: string; by: unknown }[]>()
      .find(({ name }) => name === 'posts.lead')!;
    expect(explained.by).toMatchObject({ role: 'chair', organisation: street, byPost: true });
  });
});

describe('a contract that goes wrong', () => {
  const elsewhere = '370705001';
  const wrong: readonly [string, Partial<RoleHolder> | 'nonsense'][] = [
    ['an administrator', { role: 'administrator' }],
    ['a developer', { role: 'developer' }],
    ['a display', { role: 'display' }],
    ['a place that is not there', { organisation: '370799999' }],
    ['the whole installation', { organisation: 'installation' }],
    ['a place where it is not active', { organisation: elsewhere }],
    ['a unit that is not there', { role: 'liaison', unitId: 'nowhere' }],
    ['a role of a unit for none', { role: 'handler' }],
    ['a role for a unit that speaks for none', { unitId: 'nowhere' }],
    ['something else', 'nonsense'],
  ];

  test.each(wrong)('gives nothing at all, by %s, and takes nothing from others', async (_, what) => {
    const { personId, accountId, token } = await somebody();
    const organisations = [{ code: elsewhere, name: '别处街道', level: 'street', parentCode: null }];
    await house.kernel.command('installation', 'core.registerOrganisations', { organisations });
    other.knobs.holders = () => [holding(personId, { role: 'supervisor' })];
    await house.run(other.commands.change, {});
    await tell(holding(personId));
    const before = await accessOf({ personId, accountId, token });
    await tell(
      holding(personId, { role: 'secretary' }),
      what === 'nonsense' ? { personId } : holding(personId, what),
    );
    expect(await rolesOf({ token })).toEqual(['chair', 'supervisor']);
    expect([await kept('posts'), await kept('others')]).toEqual([
      [{ role: 'chair' }],
      [{ role: 'supervisor' }],
    ]);
    expect(await accessOf({ personId, accountId, token })).toBe(before);
    expect(house.kernel.faults.list()).toMatchObject([{ mechanism: 'posts', phase: 'query', count: 1 }]);
    const states = await house.ask(core.queries.mechanismStates, {}, administrator);
    expect(states.find(({ mechanism }) => mechanism === 'posts')!.faults).toHaveLength(1);
  });

  test('stops no other, keeps what was, and is asked again when somebody wants it tried', async () => {
    const { personId, token } = await somebody();
    await tell(holding(personId));
    posts.knobs.holders = () => Promise.reject(new Error('This query explodes.'));
    other.knobs.holders = () => [holding(personId, { role: 'supervisor' })];
    await house.run(posts.commands.change, {});
    await house.run(other.commands.change, {});
    await settle();
    expect(await rolesOf({ token })).toEqual(['chair', 'supervisor']);
    expect(house.faults).toEqual(['posts failed in query: This query explodes.']);
    posts.knobs.holders = () => [];
    await house.kernel.command(street, 'core.tryMechanism', { mechanism: 'posts' });
    await settle();
    expect(await rolesOf({ token })).toEqual(['supervisor']);
  });
});

(onSqlite ? test.skip : test)('of several servers one asks, and all know', async () => {
  const second = await createHouse({
    mechanisms: [posts.mechanism, other.mechanism],
    folder: newFolder(),
    database: folder,
  });
  try {
    const { personId, token } = await somebody();
    const before = posts.knobs.asked.length;
    posts.knobs.holders = () => [holding(personId)];
    await second.run(posts.commands.change, {});
    const grants = async () => (await second.kernel.accounts.actorOf(token))!.grants.length;
    for (let tries = 0; tries < 1_500 && (await grants()) === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
    await second.kernel.postGrants.idle();
    expect([await grants(), posts.knobs.asked.length - before]).toEqual([1, 1]);
  } finally {
    await second.close();
  }
});
