import { expect, it } from '@jest/globals';
import { displayProfileSchema, type DisplayProfile } from '@heli/protocol';
import { lookAt } from './look.js';

const profile = (more: Partial<DisplayProfile> = {}) => ({ ...displayProfileSchema.parse({}), ...more });
const at = (hour: number) => ({ second: hour * 3_600, weekday: 1 });

it('keeps a theme, or changes it with the part of the day', () => {
  expect(lookAt({ theme: 'night', profile: profile() }, at(12)).theme).toBe('night');
  const byTime = { theme: 'byTime', profile: profile() } as const;
  expect([6, 7, 18, 19].map((hour) => lookAt(byTime, at(hour)).theme)).toEqual([
    ...['night', 'day', 'day', 'night'],
  ]);
});

it('dims over midnight, and not at all where nothing was said', () => {
  const dimmed = {
    theme: 'night',
    profile: profile({ dim: { from: '22:00', to: '06:30' }, dimTo: 40 }),
  } as const;
  expect([21, 22, 3, 7].map((hour) => lookAt(dimmed, at(hour)).brightness)).toEqual([100, 40, 40, 100]);
  expect(lookAt({ theme: 'day', profile: profile() }, at(23)).brightness).toBe(100);
});
