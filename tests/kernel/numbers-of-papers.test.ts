import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { communities, createHouse, office, type House } from '@heli/testing';
import { desk, deskCommands } from './desk.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
beforeEach(async () => {
  house = await createHouse({ mechanisms: [desk], folder: newFolder(), now: '2026-12-31T15:59:00.000Z' });
});
afterEach(() => house.close());
afterAll(removeFolders);

const draw = (refuse = false, organisation?: string) =>
  house.run(deskCommands.number, { refuse }, office, organisation).then(
    ({ number }) => number,
    () => undefined,
  );

test('papers are numbered without a gap, whatever is refused and however many ask at once', async () => {
  let given = 0;
  const waves = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(waves, async (plan) => {
      for (const wave of plan) {
        const drawn = await Promise.all(wave.map((refuse) => draw(refuse)));
        const numbers = drawn.filter((number) => number !== undefined);
        expect(numbers).toEqual(numbers.map((_, i) => `〔2026〕${String(given + i + 1)}号`));
        given += numbers.length;
      }
    }),
    { numRuns: 15 },
  );
});

test('each organisation counts its own, anew in every business year', async () => {
  expect([await draw(), await draw(), await draw(false, communities[0])]).toEqual([
    '〔2026〕1号',
    '〔2026〕2号',
    '〔2026〕1号',
  ]);
  // Midnight in Shanghai is four in the afternoon in UTC.
  house.clock.moveTo('2026-12-31T16:00:00.000Z');
  expect(await draw()).toBe('〔2027〕1号');
  const late = await house.run(deskCommands.number, { year: 2026 });
  expect(late.number).toBe('〔2026〕3号');
});
