import { expect, it } from '@jest/globals';
import coordination from '@heli/plugin-coordination';
import { parseProfile, readProfile } from './profile.js';

it('reads the shipped profile by its name', async () => {
  expect(await readProfile('receipt', coordination.importProfiles)).toMatchObject({
    source: 'receipt',
    zone: 'Europe/Amsterdam',
  });
});

it('names what it does not know and what it has', async () => {
  await expect(readProfile('receit', coordination.importProfiles)).rejects.toThrow(
    'There is no import profile "receit". Known are: receipt.',
  );
  await expect(readProfile('/nowhere.json', {})).rejects.toThrow('There is no file /nowhere.json.');
});

it('names every wrong place of a profile', () => {
  const wrong = {
    source: 's',
    caseId: 'c',
    zone: 'Mars',
    case: { filedAt: { column: 'f', format: 'hh' }, category: {}, colour: {} },
  };
  expect(() => parseProfile('mine', wrong)).toThrow(
    /zone: is no IANA time zone.*case\.filedAt\.format: is neither.*case\.category: names neither.*colour/,
  );
});
