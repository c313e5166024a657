import { describe, expect, it } from '@jest/globals';
import { isInnerRows } from './inner-rows.js';

describe('a list within a record', () => {
  it.each([
    ['rows of its own', [{ id: 'a', amount: 1 }], true],
    ['its history', [{ id: 'a', event: 'ruleDrafted', at: '2026-11-29T00:00:00.000Z' }], false],
    ['its files', [{ id: 'a', name: 'x.txt', type: 'text/plain', size: 1 }], false],
    ['plain words', ['a', 'b'], false],
    ['nothing', [], false],
    ['no list', 'a', false],
  ])('is told apart: %s', (_what, value, expected) => {
    expect(isInnerRows(value)).toBe(expected);
  });
});
