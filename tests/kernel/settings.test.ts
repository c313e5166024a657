import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  answer,
  command,
  defineCommands,
  defineContract,
  defineMechanism,
  defineQueries,
  defineSettings,
  handle,
  permission,
  query,
} from '@heli/sdk';
import { actor, administrator, communities, createHouse, office, street, type House } from '@heli/testing';

const second = actor('second', ['administrator'], 'installation');

const schema = z.strictObject({ watts: z.number().int().min(1).max(100).default(40) });
const settings = defineSettings(schema, { tried: ['glow'] });
const adopted = defineSettings(schema, { adoptedByResolution: true });

const may = permission('lamps.lamp.use', { administrator: 'subtree', office: 'subtree' });
const guarded = permission('lamps.lamp.guard', { office: 'subtree' });
const output = z.object({ watts: z.number(), version: z.number() });
const input = z.strictObject({});
const commands = defineCommands('lamps', {
  light: command({ permission: may, input, output }),
});
const queries = defineQueries('lamps', {
  glow: query({ permission: may, input, output, whenAbsent: { watts: 0, version: 0 } }),
  outer: query({ permission: may, input, output, whenAbsent: { watts: 0, version: 0 } }),
  secret: query({ permission: guarded, input, output, whenAbsent: { watts: 0, version: 0 } }),
});

function makeLamps(rules: typeof settings) {
  const contract = defineContract({
    ...{ id: 'lamps', version: '1.0.0', events: {}, commands, queries, metrics: {}, tiles: [], pages: [] },
    locales: { 'zh-CN': {}, en: {} },
  });
  const read = (ctx: { settings: (of: typeof settings) => { watts: number }; settingsVersion: number }) =>
    Promise.resolve({ watts: ctx.settings(rules).watts, version: ctx.settingsVersion });
  return defineMechanism({
    ...{ id: 'lamps', version: '1.0.0', sdk: '^1.0.0', implements: contract, settings: rules },
    ...{ entities: [], migrations: [], locales: { 'zh-CN': {}, en: {} } },
    commands: { light: handle(commands.light, read) },
    queries: {
      glow: answer(queries.glow, read),
      outer: answer(queries.outer, async (ctx) => ctx.ask(queries.glow, {})),
      secret: answer(queries.secret, read),
    },
  });
}

let house: House;
const open = async (rules = settings): Promise<void> => {
  house = await createHouse({ mechanisms: [makeLamps(rules)], now: '2026-11-02T01:00:00.000Z' });
};
beforeEach(() => open());
afterEach(() => house.close());

type Answer = Record<string, unknown>;
const bus = (name: string, given: object, as = administrator, at: string = street): Promise<Answer> =>
  house.kernel.bus
    .execute({ actor: as, organisation: at, name, input: given, idempotencyKey: `key-${(keys += 1)}` })
    .then((reply) => reply.output as Answer);
let keys = 0;
const ask = (name: string, at: string = street, given: object = { mechanism: 'lamps' }): Promise<unknown> =>
  house.kernel.queries.ask(administrator, at, name, given);
const watts = async (at: string = street): Promise<unknown> => {
  const answered = await house.kernel.queries.ask(administrator, at, 'lamps.glow', {});
  return (answered as { watts: number }).watts;
};
const change = (given: object, as = administrator, at: string = street): Promise<Answer> =>
  bus('core.changeSettings', { mechanism: 'lamps', reason: 'brighter', ...given }, as, at);
const draft = (value: object, as = administrator): Promise<Answer> =>
  bus('core.draftSettings', { mechanism: 'lamps', settings: value }, as);
const states = async (): Promise<unknown> =>
  ((await ask('core.settingsHistory')) as { version: number; state: string }[]).map(({ version, state }) => [
    version,
    state,
  ]);

describe('settings', () => {
  test('hold from their day on, here and below, and say where they come from', async () => {
    expect(await ask('core.settings')).toMatchObject({
      ...{ version: 0, value: { watts: 40 }, organisation: null, draft: null, tried: ['lamps.glow'] },
    });
    await change({ settings: { watts: 60 } });
    await change({ settings: { watts: 80 }, effectiveFrom: '2026-11-04', legalBasis: 'the lamp act' });
    expect(await watts()).toBe(60);
    expect(await ask('core.settings', communities[0])).toMatchObject({ version: 1, organisation: street });
    expect(await states()).toEqual([
      [2, 'planned'],
      [1, 'inForce'],
    ]);
    house.clock.moveTo('2026-11-05T01:00:00.000Z');
    expect([await watts(), await watts(communities[0])]).toEqual([80, 80]);
    expect(await states()).toEqual([
      [2, 'inForce'],
      [1, 'past'],
    ]);
    expect(((await ask('core.settingsHistory')) as object[])[0]).toMatchObject({
      ...{
        legalBasis: 'the lamp act',
        reason: 'brighter',
        value: { watts: 80 },
        effectiveFrom: '2026-11-04',
      },
    });
  });

  test('go back to an earlier version as a new one, from whose day on it holds', async () => {
    await change({ settings: { watts: 60 } });
    await change({ settings: { watts: 80 } });
    await change({ settings: { watts: 60 }, reason: 'back to version 1' });
    expect(await watts()).toBe(60);
    expect(await states()).toEqual([
      [3, 'inForce'],
      [2, 'past'],
      [1, 'past'],
    ]);
  });

  test('of the past are refused, and so is what the schema does not allow, field by field', async () => {
    await expect(change({ settings: { watts: 60 }, effectiveFrom: '2026-11-01' })).rejects.toMatchObject({
      key: 'core.refusal.settingsInThePast',
    });
    await expect(change({ settings: { watts: 0 } })).rejects.toMatchObject({ field: 'watts' });
    await expect(draft({ colour: 'red' })).rejects.toMatchObject({ field: 'colour' });
    expect(await ask('core.settings')).toMatchObject({ version: 0, draft: null });
  });

  test('that are planned can be taken back, and no others', async () => {
    await change({ settings: { watts: 60 } });
    await change({ settings: { watts: 80 }, effectiveFrom: '2026-11-04' });
    const withdraw = (version: number, at: string = street): Promise<Answer> =>
      bus('core.withdrawSettings', { mechanism: 'lamps', version, reason: 'too bright' }, administrator, at);
    const refused = { key: 'core.refusal.settingsNotPlanned' };
    await expect(withdraw(1)).rejects.toMatchObject(refused);
    await expect(withdraw(2, communities[0])).rejects.toMatchObject(refused);
    await withdraw(2);
    await expect(withdraw(2)).rejects.toMatchObject(refused);
    house.clock.moveTo('2026-11-05T01:00:00.000Z');
    expect(await watts()).toBe(60);
    expect(await states()).toEqual([
      [2, 'withdrawn'],
      [1, 'inForce'],
    ]);
  });
});

describe('a draft of settings', () => {
  const under = (name: string, as = administrator): Promise<unknown> =>
    house.kernel.queries.askUnderDraft(as, street, name, {});

  test('changes nothing but what is asked under it, whatever that asks in turn', async () => {
    await expect(under('lamps.glow')).rejects.toMatchObject({ key: 'core.refusal.noSettingsDraft' });
    await draft({ watts: 90 });
    expect([await under('lamps.glow'), await under('lamps.outer'), await watts()]).toEqual([
      { watts: 90, version: 0 },
      { watts: 90, version: 0 },
      40,
    ]);
    expect(await bus('lamps.light', {})).toEqual({ watts: 40, version: 0 });
    expect(await ask('core.settings')).toMatchObject({ draft: { value: { watts: 90 }, own: true } });
    expect(await ask('core.settings', communities[0])).toMatchObject({ draft: null });
  });

  test('shows nobody what they may not see without it', async () => {
    await draft({ watts: 90 });
    await expect(under('lamps.secret')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(under('lamps.glow', office)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is replaced by a later one, ends with what is published, and can be thrown away', async () => {
    await draft({ watts: 90 });
    await draft({ watts: 91 });
    expect(await under('lamps.glow')).toMatchObject({ watts: 91 });
    await change({ settings: { watts: 91 } });
    expect(await ask('core.settings')).toMatchObject({ version: 1, draft: null });
    await draft({ watts: 92 });
    await bus('core.discardSettingsDraft', { mechanism: 'lamps' });
    expect(await ask('core.settings')).toMatchObject({ version: 1, draft: null });
  });

  test('of rules that a resolution adopts is published by somebody else, with its number', async () => {
    await house.close();
    await open(adopted);
    const wish = { settings: { watts: 70 } };
    await expect(change(wish)).rejects.toMatchObject({ key: 'core.refusal.settingsNeedResolution' });
    const resolved = { ...wish, resolution: '〔2026〕3号' };
    const alone = { key: 'core.refusal.settingsNeedSecondPerson' };
    await expect(change(resolved)).rejects.toMatchObject(alone);
    await draft({ watts: 70 });
    await expect(change(resolved)).rejects.toMatchObject(alone);
    await change(resolved, second);
    expect(((await ask('core.settingsHistory')) as object[])[0]).toMatchObject({ resolution: '〔2026〕3号' });
    expect(await watts()).toBe(70);
  });
});
