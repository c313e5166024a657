import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHouse, office, street, type House } from '@heli/testing';
import { makeCounter } from './counter.js';

const counter = makeCounter();
let house: House;
beforeEach(async () => {
  house = await createHouse({ mechanisms: [counter.mechanism], now: '2026-11-02T01:00:00.000Z' });
});
afterEach(() => house.close());

const notes = async (): Promise<number> => {
  const { reader } = house.kernel.database.sql;
  const row = await reader.get<{ n: number }>(
    "SELECT COUNT(*) AS n FROM core_audit WHERE action = 'counter.note'",
  );
  return row?.n ?? 0;
};
const laterBy = async (days: number): Promise<void> => {
  house.clock.moveTo(new Date(Date.parse(house.clock.now()) + days * 86_400_000).toISOString());
  await house.kernel.writer.wake();
};

test('who did what is kept for as long as the house says, and then forgotten with a new day', async () => {
  const settings = { mechanism: 'core', settings: { auditDays: 180 }, reason: 'the law asks for no more' };
  await house.kernel.command('installation', 'core.changeSettings', settings);
  await house.run(counter.commands.note, {});
  await laterBy(170);
  await house.run(counter.commands.note, {}, office, street);
  expect(await notes()).toBe(2);
  await laterBy(15);
  for (let tries = 0; tries < 3_000 && (await notes()) > 1; tries++) await sleep(10);
  expect(await notes()).toBe(1);
  // The facts themselves stay.
  expect((await house.cell('counter.count')).value).toBe(2);
});

test('a flood of refusals is written down in few writes, and none is lost before the house closes', async () => {
  const refused = Array.from({ length: 300 }, () =>
    house.run(counter.commands.guarded, {}).catch((error: unknown) => error),
  );
  await Promise.all(refused);
  await house.kernel.audit.idle();
  const { reader } = house.kernel.database.sql;
  const rows = await reader.all(
    "SELECT id FROM core_audit WHERE action = 'counter.guarded' AND outcome = 'refused'",
  );
  expect(rows).toHaveLength(300);
});
