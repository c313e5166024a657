import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hours, House } from '../../test/house.js';
import { peakOf } from '../hours/room.js';

let house: House;
beforeAll(async () => void (house = await House.open()));
afterAll(() => house.close());

/** On SQLite here, and on PostgreSQL where the conformance suites run on it. */
it('promises nothing twice to fifty who ask at once', async () => {
  const resourceId = await house.openResource('school', { kind: 'equipment', capacity: 3 });
  const wishes = Array.from({ length: 50 }, (_, i) => {
    const from = Date.parse(house.ahead(hours(2))) + (i % 7) * hours(1);
    const to = from + hours(1 + (i % 3));
    const quantity = 1 + (i % 2);
    return {
      ...{ resourceId, quantity, purpose: 'x' },
      ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    };
  });
  const told = await Promise.all(
    wishes.map((wish) => house.refused('representative', 'requestBooking', wish)),
  );
  expect(new Set(told)).toEqual(new Set([undefined, 'taken']));
  const bookings = await house.ask('bookings', { resourceId, limit: 200 });
  expect(bookings).toHaveLength(told.filter((key) => key === undefined).length);
  const span = { from: house.now, to: house.ahead(hours(24)) };
  expect(peakOf(bookings, span)).toBe(3);
  // What was refused could not have been had: not even now.
  const refused = wishes.filter((_, i) => told[i] === 'taken');
  for (const wish of refused)
    expect(await house.refused('representative', 'requestBooking', wish)).toBe('taken');
});

it('frees what is rejected, cancelled or missed', async () => {
  const resourceId = await house.openResource('school');
  const wish = { resourceId, from: house.ahead(hours(2)), to: house.ahead(hours(3)), purpose: 'x' };
  const book = async (): Promise<string> =>
    (await house.send('representative', 'requestBooking', wish)).bookingId;
  const rejected = await book();
  expect(await house.refused('representative', 'requestBooking', wish)).toBe('taken');
  await house.send('school', 'rejectBooking', { bookingId: rejected, reason: 'Painters' });
  const cancelled = await book();
  await house.send('representative', 'cancelBooking', { bookingId: cancelled });
  const bookingId = await book();
  expect(await house.refused('school', 'missBooking', { bookingId })).toBe('illegalTransition');
  await house.send('school', 'approveBooking', { bookingId });
  expect(await house.refused('school', 'missBooking', { bookingId })).toBe('notYetMissed');
  await house.wait(hours(2));
  await house.send('school', 'missBooking', { bookingId });
  const after = { ...wish, from: house.ahead(hours(0.25)), to: house.ahead(hours(0.5)) };
  expect(await house.refused('representative', 'requestBooking', after)).toBeUndefined();
});

it('lets only what is open be booked, and only what can be', async () => {
  const service = await house.openResource('school', { kind: 'service' });
  const closed = await house.openResource('school', { validTo: '2026-11-20' });
  const wish = { from: house.ahead(hours(2)), to: house.ahead(hours(3)), purpose: 'x' };
  const ask = (resourceId: string, more: object = {}) =>
    house.refused('representative', 'requestBooking', { resourceId, ...wish, ...more });
  expect(await ask(service)).toBe('notBookable');
  expect(await ask(closed, { to: wish.from })).toBe('endsBefore');
  expect(await ask(closed, { from: house.ahead(hours(-1)) })).toBe('dueNotAhead');
  expect(
    await ask(closed, { from: house.ahead(hours(24 * 100)), to: house.ahead(hours(24 * 100 + 1)) }),
  ).toBe('tooFarAhead');
  expect(await ask(closed, { from: house.ahead(hours(24 * 30)), to: house.ahead(hours(24 * 30 + 1)) })).toBe(
    'notOpenThen',
  );
  await house.send('school', 'pauseResource', { resourceId: closed });
  expect(await ask(closed)).toBe('illegalTransition');
  await house.wait(hours(24 * 20));
  expect((await house.ask('resourceDetail', { id: closed }))?.state).toBe('expired');
});

it('counts its open days one after the other, and none once its rule has run out', async () => {
  const hours = [{ days: 'FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20270112', opens: '09:00', closes: '10:00' }];
  await house.wait(Date.parse('2027-01-03T04:00:00.000Z') - Date.parse(house.now));
  await house.openResource('library', { hours });
  const before = await house.cell('utilisation');
  for (const [day, minutes] of [
    [4, 60],
    [5, 120],
    [9, 120],
    [11, 180],
    [12, 240],
    [30, 240],
  ] as const) {
    await house.wait(
      Date.parse(`2027-01-${String(day).padStart(2, '0')}T18:00:00.000Z`) - Date.parse(house.now),
    );
    expect([day, (await house.cell('utilisation')).d - before.d]).toEqual([day, minutes]);
  }
});
