import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '@heli/core';
import type { Cell } from '@heli/protocol';
import { roles, type Role } from '@heli/sdk';
import {
  actor,
  administrator,
  communities,
  createHouse,
  grid,
  office,
  street,
  type House,
} from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let counter: Counter;
const otherStreet = '370705001';
const otherCommunity = '370705001001';

beforeEach(async () => {
  counter = makeCounter();
  house = await createHouse({ mechanisms: [counter.mechanism], folder: newFolder() });
  const organisations = [
    { code: otherStreet, name: '别处街道', level: 'street', parentCode: null },
    { code: otherCommunity, name: '别处社区', level: 'community', parentCode: otherStreet },
  ];
  await house.kernel.command('installation', 'core.registerOrganisations', { organisations });
  await house.kernel.command(otherStreet, 'core.activateMechanism', { mechanism: 'counter' });
});
afterEach(() => house.close());
afterAll(removeFolders);

const system: Actor = { id: 'system:test', kind: 'system', grants: [], audience: undefined };
const names = async (as: Actor, organisation = street): Promise<string[]> =>
  (await house.ask(counter.queries.items, {}, as, organisation)).map(({ name }) => name);
const keep = (name: string, as: Actor, organisation: string, unit?: string) =>
  house.run(counter.commands.keep, { name, ...(unit !== undefined && { unit }) }, as, organisation);

describe('a command or a query', () => {
  test.each(roles)('of %s is allowed only where the contract says so', async (role: Role) => {
    const somebody = actor('somebody', [role]);
    const may = { office: true, liaison: true, resident: true, display: true } as Partial<
      Record<Role, boolean>
    >;
    const said = await Promise.allSettled([
      keep('x', somebody, street),
      names(somebody),
      house.run(counter.commands.guarded, {}, somebody),
    ]);
    const wanted = may[role] ? 'fulfilled' : 'rejected';
    expect(said.map(({ status }) => status)).toEqual([
      wanted,
      wanted,
      role === 'chair' ? 'fulfilled' : 'rejected',
    ]);
    for (const one of said)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'forbidden', key: 'core.refusal.notPermitted' });
  });

  test('at a foreign organisation is refused exactly as at an absent one', async () => {
    const answers = async (organisation: string) => {
      const calls = [
        () => keep('x', office, organisation),
        () => names(office, organisation),
        () => house.run(counter.commands.note, { organisation }, office, street),
        () =>
          house.kernel.bus.execute({
            actor: office,
            organisation,
            name: 'core.registerUnit',
            input: { name: 'u', kind: 'property' },
            idempotencyKey: 'key-00000001',
          }),
      ];
      const said = await Promise.allSettled(calls.map((call) => call()));
      return said.map((one) =>
        one.status === 'rejected' ? JSON.stringify(one.reason).replaceAll(organisation, '#') : 'allowed',
      );
    };
    const absent = await answers('370799999');
    expect(absent).not.toContain('allowed');
    for (const foreign of [otherStreet, otherCommunity, '370704', 'installation'])
      expect(await answers(foreign)).toEqual(absent);
  });

  test('reaches down from where the role was given, never up or aside', async () => {
    const here = actor('here', ['office'], communities[0]);
    await expect(keep('in the grid', here, grid)).resolves.toBeDefined();
    await expect(keep('x', here, communities[1])).rejects.toMatchObject({ code: 'not-found' });
    await expect(keep('x', here, street)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('ends where the tree was cut: an organisation that moves away is out of reach from then on', async () => {
    const here = actor('here', ['office'], communities[0]);
    await house.kernel.command('installation', 'core.moveOrganisation', {
      code: grid,
      parentCode: communities[1],
      fromDay: '2026-11-02',
    });
    await expect(keep('x', here, grid)).rejects.toMatchObject({ code: 'not-found' });
    await keep('y', actor('there', ['office'], communities[1]), grid);
  });
});

describe('rows', () => {
  beforeEach(async () => {
    await keep('street', system, street, 'u1');
    await keep('community', system, communities[0], 'u2');
    await keep('grid', system, grid);
    await keep('mine', actor('me', ['resident']), communities[1], 'u1');
    await keep('foreign', system, otherStreet, 'u1');
  });

  test('are those of the subtree, also where two trees stand side by side', async () => {
    expect(await names(office)).toEqual(['community', 'grid', 'mine', 'street']);
    expect(await names(office, communities[0])).toEqual(['community', 'grid']);
    expect(await names(actor('o', ['office'], otherStreet), otherStreet)).toEqual(['foreign']);
    expect(await names(system, otherStreet)).toEqual(['foreign']);
    await house.kernel.command('installation', 'core.activateMechanism', { mechanism: 'counter' });
    expect(await names(actor('a', ['office'], 'installation'), 'installation')).toHaveLength(5);
  });

  test('of own units are those of the units for which the role is held', async () => {
    expect(await names(actor('l', ['liaison'], street, 'u1'))).toEqual(['mine', 'street']);
    expect(await names(actor('l', ['liaison'], street))).toEqual([]);
    // A handler of u2 who is a liaison of u1: only liaisons may use items.
    const both: Actor = {
      ...actor('b', ['liaison'], street, 'u1'),
      grants: [
        ...actor('b', ['liaison'], street, 'u1').grants,
        ...actor('b', ['handler'], street, 'u2').grants,
      ],
    };
    expect(await names(both)).toEqual(['mine', 'street']);
  });

  test('of one’s own are what one made, and the widest role wins', async () => {
    expect(await names(actor('me', ['resident']))).toEqual(['mine']);
    expect(await names(actor('else', ['resident']))).toEqual([]);
    expect(await names(actor('me', ['resident', 'office']))).toHaveLength(4);
  });

  test('of many actors at once do not mix', async () => {
    const wanted = [
      ['me', ['mine']],
      ['else', []],
      ['me', ['mine']],
    ] as const;
    const found = await Promise.all(wanted.map(([id]) => names(actor(id, ['resident']))));
    expect(found).toEqual(wanted.map(([, list]) => list));
  });
});

describe('the tree', () => {
  const move = (as: Actor, organisation: string, code: string, parentCode: string) =>
    house.kernel.bus.execute({
      actor: as,
      organisation,
      name: 'core.moveOrganisation',
      input: { code, parentCode, fromDay: '2026-11-02' },
      idempotencyKey: `key-${String(Math.random())}`,
    });

  test('is changed only within reach: a street can neither take another’s community nor give one away', async () => {
    const local = actor('local', ['administrator']);
    await move(local, street, grid, communities[1]);
    for (const [code, parent] of [
      [otherCommunity, street],
      [communities[0], otherStreet],
      ['999', street],
    ] as const) {
      await expect(move(local, street, code, parent)).rejects.toMatchObject({
        code: 'not-found',
        key: 'core.refusal.unknownOrganisation',
      });
    }
    await move(administrator, 'installation', otherCommunity, street);
  });

  test('grows only within reach', async () => {
    const local = actor('local', ['administrator']);
    const registerAll = (...organisations: readonly { code: string; parentCode: string | null }[]) =>
      house.run(
        house.kernel.registry.command('core.registerOrganisations')!,
        { organisations: organisations.map((each) => ({ ...each, name: 'n', level: 'grid' })) },
        local,
      );
    const register = (code: string, parentCode: string | null) => registerAll({ code, parentCode });
    await register('370704003009077', communities[0]);
    for (const elsewhere of [otherStreet, '370799999'])
      await expect(register('370705001077', elsewhere)).rejects.toMatchObject({
        key: 'core.refusal.unknownParent',
        params: { parent: elsewhere },
      });
    await expect(register('37', null)).rejects.toMatchObject({ code: 'forbidden' });
    // Nor by claiming that what stands elsewhere stands here.
    await expect(
      registerAll(
        { code: otherStreet, parentCode: street },
        { code: '370705001077', parentCode: otherStreet },
      ),
    ).rejects.toMatchObject({ key: 'core.refusal.outsideOrganisation', params: { code: otherStreet } });
  });
});

describe('a token', () => {
  const account = async (): Promise<string> =>
    house.kernel.accounts.create('anna', undefined, [
      { role: 'office', organisation: street, unitId: undefined },
      { role: 'chair', organisation: street, unitId: undefined },
    ]);
  const issue = async (more: object = {}) =>
    house.kernel.accounts.issueToken({ kind: 'api', label: 't', accountId: await account(), ...more });

  test('stands for its account until it is revoked', async () => {
    const { id, token } = await issue();
    expect((await house.kernel.accounts.actorOf(token))?.grants).toHaveLength(2);
    await house.kernel.accounts.revoke({ tokenId: id });
    expect(await house.kernel.accounts.actorOf(token)).toBeUndefined();
    const { reader } = house.kernel.database.sql;
    expect(await reader.all(`SELECT 1 FROM core_token WHERE hash = '${token}'`)).toEqual([]);
  });

  test('ends at its moment', async () => {
    const { token } = await issue({ expiresAt: '2026-11-02T02:00:00.000Z' });
    house.clock.moveTo('2026-11-02T01:59:59.999Z');
    expect(await house.kernel.accounts.actorOf(token)).toBeDefined();
    house.clock.moveTo('2026-11-02T02:00:00.000Z');
    expect(await house.kernel.accounts.actorOf(token)).toBeUndefined();
  });

  test('may reach less than its account: some roles, one organisation', async () => {
    const { token } = await issue({ organisation: communities[0], roles: ['office'] });
    const narrow = (await house.kernel.accounts.actorOf(token))!;
    await keep('here', narrow, grid);
    await expect(keep('x', narrow, street)).rejects.toMatchObject({ code: 'not-found' });
    await expect(keep('x', narrow, communities[1])).rejects.toMatchObject({ code: 'not-found' });
    await expect(house.run(counter.commands.guarded, {}, narrow, grid)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('figures about people', () => {
  const people = async (
    organisation: string,
    audience: 'public' | 'council' | 'confidential',
    period = '2026-11',
  ): Promise<Cell> => (await house.kernel.cells.list(['counter.people'], organisation, period, audience))[0]!;
  const counted = async (first: number, second: number): Promise<void> => {
    if (first > 0) await house.run(counter.commands.note, { add: first }, office, communities[0]);
    if (second > 0) await house.run(counter.commands.note, { add: second }, office, communities[1]);
  };
  const nextDay = async (): Promise<void> => {
    house.clock.moveTo(new Date(Date.parse(house.clock.now()) + 86_400_000).toISOString());
    await house.kernel.writer.wake();
    await house.kernel.follower.caughtUp();
  };

  test('leave the running day out, in every period, for all but the confidential', async () => {
    await counted(30, 40);
    await nextDay();
    await counted(5, 6);
    await house.kernel.follower.caughtUp();
    for (const period of ['total', '2026', '2026-11', 'P90D', '2026-W45', '2026-Q4']) {
      expect([period, (await people(street, 'council', period)).n]).toEqual([period, 70]);
      expect([period, (await people(street, 'confidential', period)).n]).toEqual([period, 81]);
    }
    expect(await people(street, 'council', '2026-11-03')).toMatchObject({
      state: 'masked',
      n: null,
      value: null,
      base: null,
    });
    expect((await people(street, 'confidential', '2026-11-03')).n).toBe(11);
  });

  test('on the first day of a month hide the month', async () => {
    house.clock.moveTo('2026-12-01T02:00:00.000Z');
    await house.kernel.writer.wake();
    await counted(30, 40);
    await house.kernel.follower.caughtUp();
    expect((await people(street, 'council', '2026-12')).state).toBe('masked');
  });

  test.each([
    [0, 9, false, false],
    [5, 9, false, false],
    [4, 9, true, true],
    [4, 4, true, true],
    [1, 0, true, false],
  ])('of %i and %i in two communities are masked: %s, %s', async (first, second, one, two) => {
    await counted(first, second);
    await nextDay();
    expect([
      (await people(communities[0], 'council')).state === 'masked',
      (await people(communities[1], 'council')).state === 'masked',
    ]).toEqual([one, two]);
    expect((await people(communities[0], 'confidential')).n).toBe(first);
  });

  test('with three siblings hide the smallest that shows beside the only hidden one, never more', async () => {
    await house.kernel.command('installation', 'core.registerOrganisations', {
      organisations: [{ code: '370704003033', name: 'c', level: 'community', parentCode: street }],
    });
    await counted(3, 20);
    await house.run(counter.commands.note, { add: 10 }, office, '370704003033');
    await nextDay();
    const shown = [communities[0], communities[1], '370704003033'].map((code) => people(code, 'public'));
    expect((await Promise.all(shown)).map(({ state }) => state === 'masked')).toEqual([true, false, true]);
  });

  test('for another audience do not exist', async () => {
    await expect(house.kernel.cells.list(['counter.secret'], street, 'total', 'council')).rejects.toThrow(
      /unknownMetric/,
    );
    expect(await house.kernel.cells.list(['counter.secret'], street, 'total', 'confidential')).toHaveLength(
      1,
    );
  });
});

test('the list of who may do what says what the signatures say, and nothing else', async () => {
  const { queries, registry } = house.kernel;
  const line = async (asked: object): Promise<{ id: string; anybodys: string[]; own: string[] }[]> =>
    (await queries.ask(administrator, street, 'core.permissions', asked)) as never;
  const all = [...(await line({ limit: 200 })), ...(await line({ limit: 200, offset: 200 }))];
  const signed = registry.contracts.flatMap((contract) =>
    [...Object.values(contract.commands), ...Object.values(contract.queries)].map(({ name }) => name),
  );
  expect(all.map(({ id }) => id)).toEqual(signed);
  expect((await line({ search: 'counter.note' }))[0]).toMatchObject({
    ...{ anybodys: ['core.role.office', 'core.role.display'], own: ['core.role.resident'] },
  });
  expect((await line({ role: 'chair', search: 'counter' })).map(({ id }) => id)).toEqual(['counter.guarded']);
  await expect(queries.ask(office, street, 'core.permissions', {})).rejects.toMatchObject({
    code: 'forbidden',
  });
});
