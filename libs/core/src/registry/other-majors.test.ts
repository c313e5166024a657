import { expect, it } from '@jest/globals';
import type { Plugin } from './registry.js';
import { refuseOtherMajors } from './other-majors.js';

const plugin = (id: string, contract: string, version: string): Plugin =>
  ({ id, state: 'migrated', mechanism: { id, implements: { id: contract, version } } }) as unknown as Plugin;

it('lets one major of a contract stand, whoever does it, and says why the other does not', () => {
  const found = refuseOtherMajors([
    plugin('lamps', 'lamps', '1.2.0'),
    plugin('other-lamps', 'lamps', '1.9.0'),
    plugin('new-lamps', 'lamps', '2.0.0'),
    plugin('benches', 'benches', '2.0.0'),
  ]);
  expect(found.map(({ id, state, mechanism }) => [id, state, mechanism !== undefined])).toEqual([
    ['lamps', 'migrated', true],
    ['other-lamps', 'migrated', true],
    ['new-lamps', 'incompatible', false],
    ['benches', 'migrated', true],
  ]);
  expect(found[2]?.reason).toContain('lamps does 1.2.0: two majors');
});
