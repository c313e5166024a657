import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CouncilHouse, days, units, type SeatName } from '../../test/house.js';
import { monthsUntil } from './participation.js';

let house: CouncilHouse;
beforeEach(async () => {
  house = await CouncilHouse.open();
});
afterEach(() => house.close());

const meet = async (...present: readonly SeatName[]): Promise<void> => {
  const meetingId = await house.opened('chair', ...present);
  await house.send('chair', 'closeMeeting', { meetingId });
};

it('goes back twelve months, over the year', () => {
  expect(monthsUntil('2026-02-14')).toEqual([
    ...['2025-03', '2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10'],
    ...['2025-11', '2025-12', '2026-01', '2026-02'],
  ]);
});

it('counts for each unit the meetings at which its voice was there, and none where there was no meeting', async () => {
  await meet('school', 'clinic', 'bakery');
  await meet('school', 'clinic', 'works');
  await house.wait(days(31));
  await meet('school', 'couriers', 'volunteers');
  const rows = await house.ask('unitParticipation', {});
  const of = (unit: string) =>
    rows.filter(({ row }) => row === house.unitIds.get(unit)).map(({ cell, value }) => [cell, value]);
  expect(rows).toHaveLength(12 * units.length);
  expect(of('school').slice(-3)).toEqual([
    ['2026-10', null],
    ['2026-11', 2],
    ['2026-12', 1],
  ]);
  expect(of('works').slice(-2)).toEqual([
    ['2026-11', 1],
    ['2026-12', 0],
  ]);
  expect(rows[0]?.rowLabel).toBe('school');
});
