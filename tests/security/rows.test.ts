import { defineEntity, p } from '@mikro-orm/core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { actor, communities, createHouse, office, street, type House } from '@heli/testing';
import { makeCounter } from '../kernel/counter.js';
import { newFolder, removeFolders } from '../kernel/folders.js';
import { ledger } from './ledger.js';

const foreign = '370705001';
const liaison = actor('liaison', ['liaison'], street, 'u1');
const resident = actor('resident', ['resident']);
const chair = actor('chair', ['chair']);

let house: House;
let folder: string;
beforeEach(async () => {
  folder = newFolder();
  house = await createHouse({ mechanisms: [ledger.mechanism], folder });
  const organisations = [{ code: foreign, name: '别处街道', level: 'street', parentCode: null }];
  await house.kernel.command('installation', 'core.registerOrganisations', { organisations });
  await house.kernel.command(foreign, 'core.activateMechanism', { mechanism: 'ledger' });
});
afterEach(() => house.close());
afterAll(removeFolders);

type Who = Parameters<House['run']>[2];
const write = (text: string, as: Who, at = street, unit: string | null = null) =>
  house.run(ledger.commands.write, { text, at, unit }, as);
const lines = (as: Who): Promise<readonly string[]> => house.ask(ledger.queries.lines, {}, as);
const stored = (sql: string) => house.kernel.database.sql.reader.all(sql);

describe('an entity without a unit and an owner', () => {
  test('is seen with the row that it belongs to', async () => {
    await write('of u1', office, street, 'u1');
    await write('of u2', office, communities[0], 'u2');
    await write('mine', resident);
    expect(await lines(office)).toEqual(['mine', 'of u1', 'of u2']);
    expect(await lines(liaison)).toEqual(['of u1']);
    expect(await lines(resident)).toEqual(['mine']);
    expect(await lines(actor('liaison', ['liaison']))).toEqual([]);
  });

  test('stops its mechanism at the start where it belongs to nothing, and no other', async () => {
    await house.close();
    const lost = { ...ledger.mechanism, seenWith: [] };
    house = await createHouse({ mechanisms: [lost, makeCounter().mechanism], folder });
    expect(house.kernel.registry.plugins.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      [
        'ledger',
        'failed',
        `Its entities can't be used: Entity "ledger.Line" has no property "unit", yet "ledger.line.see" of liaison ` +
          'reaches "own-unit" only: give it one, say in "seenWith" which row it is seen with, or in "common" that it belongs to the whole organisation.',
      ],
      ['counter', 'migrated', undefined],
    ]);
  });
});

describe('a common entity', () => {
  test('is seen whole within the organisation, with what is seen with it, and never outside', async () => {
    const put = (text: string, at: string) =>
      house.run(ledger.commands.shelve, { text }, actor('keeper', ['office'], at), at);
    await put('here', street);
    await put('below', communities[0]);
    await put('foreign', foreign);
    const seen = (as: Who, at: string = street): Promise<readonly string[]> =>
      house.ask(ledger.queries.shelves, {}, as, at);
    const whole = ['below', 'here', 'label of below', 'label of here'];
    for (const who of [office, liaison, resident, actor('nobody', ['liaison'])])
      expect(await seen(who)).toEqual(whole);
    for (const who of [liaison, resident])
      expect(await seen(who, communities[0])).toEqual(['below', 'label of below']);
    const there = actor('there', ['resident'], foreign);
    expect(await seen(there, foreign)).toEqual(['foreign', 'label of foreign']);
    await expect(seen(resident, foreign)).rejects.toMatchObject({ key: 'core.refusal.unknownOrganisation' });
    // What is somebody's own is cut as before.
    await write('of another', office, street, 'u1');
    expect(await lines(resident)).toEqual([]);
  });

  test('that is inherited is seen below where it stands too, and changed only there', async () => {
    await house.close();
    const { common } = ledger.mechanism;
    house = await createHouse({ mechanisms: [{ ...ledger.mechanism, inherited: common }], folder });
    for (const at of [street, ...communities.slice(0, 2), foreign])
      await house.run(ledger.commands.shelve, { text: at }, actor('keeper', ['office'], at), at);
    const shelves = async (at: string): Promise<string[]> =>
      (await house.ask(ledger.queries.shelves, {}, office, at)).filter((text) => !text.startsWith('label'));
    expect(await shelves(communities[0])).toEqual([street, communities[0]].sort());
    expect(await shelves(street)).toEqual([street, ...communities.slice(0, 2)].sort());
  });

  test('must belong to an organisation', async () => {
    await house.close();
    const Homeless = defineEntity({
      name: 'ledger.Homeless',
      tableName: 'ledger_homeless',
      properties: { id: p.text().primary() },
    });
    const { entities, common } = ledger.mechanism;
    const homeless = {
      ...ledger.mechanism,
      entities: [...entities, Homeless],
      common: [...common, Homeless],
    };
    house = await createHouse({ mechanisms: [homeless], folder });
    expect(house.kernel.registry.plugins[0]).toMatchObject({ state: 'failed' });
    expect(house.kernel.registry.plugins[0]!.reason).toContain(
      'Entity "ledger.Homeless" has no property "organisation"',
    );
  });
});

describe('a row beyond the organisations addressed', () => {
  test('is not stored, whatever a handler is told', async () => {
    for (const at of [foreign, '370799999', 'installation'])
      await expect(write('beyond', office, at)).rejects.toMatchObject({
        key: 'core.refusal.unknownOrganisation',
      });
    expect(await stored('SELECT 1 FROM ledger_book')).toEqual([]);
  });

  test('is not changed by its id alone', async () => {
    const there = actor('there', ['office'], foreign);
    const { id } = await house.run(ledger.commands.write, { text: 'theirs', at: foreign }, there, foreign);
    await expect(house.run(ledger.commands.seize, { id }, office)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await stored('SELECT owner FROM ledger_book')).toEqual([{ owner: 'there' }]);
  });
});

describe('what an answer asks further', () => {
  beforeEach(async () => {
    await write('of u1', office, street, 'u1');
    await write('of u2', office, street, 'u2');
    await write('mine', resident);
  });

  test('is answered as far as whoever asked first may see', async () => {
    const total = (as: Who): Promise<number> => house.ask(ledger.queries.total, {}, as);
    expect([await total(office), await total(liaison), await total(resident)]).toEqual([3, 1, 1]);
  });

  test('is refused where they may not ask it themselves', async () => {
    await expect(house.ask(ledger.queries.total, {}, chair)).rejects.toMatchObject({
      code: 'forbidden',
      params: { permission: 'ledger.line.see' },
    });
  });

  test('is answered in full to a mechanism that reacts', async () => {
    const told = async (): Promise<unknown> => {
      await house.kernel.follower.caughtUp();
      return stored(`SELECT data FROM core_event WHERE type = 'ledger.totalTold' ORDER BY seq DESC LIMIT 1`);
    };
    for (let tries = 0; tries < 1_200 && !JSON.stringify(await told()).includes('3'); tries++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await told()).toEqual([{ data: '{"lines":3}' }]);
  });
});
