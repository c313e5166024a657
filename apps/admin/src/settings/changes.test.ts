import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, textOf } from './changes.js';

const value = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.integer(), fc.string({ maxLength: 4 }), fc.boolean()),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('any'), { maxKeys: 3 }),
  any: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('object'), fc.array(tie('any'), { maxLength: 3 })),
})).object;

describe('changes between two versions of settings', () => {
  it('are none exactly where both say the same', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        expect(changesBetween(before, after).length === 0).toBe(textOf(before) === textOf(after));
        expect(changesBetween(before, structuredClone(before))).toEqual([]);
      }),
    );
  });

  it('turn around when the versions do', () => {
    const turned = { changed: 'changed', moved: 'moved', added: 'removed', removed: 'added' } as const;
    fc.assert(
      fc.property(value, value, (before, after) => {
        const there = changesBetween(before, after).map(
          ({ kind, path }) => `${path.join('.')} ${turned[kind]}`,
        );
        const back = changesBetween(after, before).map(({ kind, path }) => `${path.join('.')} ${kind}`);
        expect([...back].sort()).toEqual([...there].sort());
      }),
    );
  });

  it('name a field by its way, an item of a list by itself', () => {
    const before = { days: { meeting: 3 }, stars: [1, 2], rules: [{ of: 'a' }, { of: 'b' }] };
    const after = { days: { meeting: 5 }, stars: [1, 3], rules: [{ of: 'b' }, { of: 'c' }] };
    expect(changesBetween(before, after)).toEqual([
      { path: ['days', 'meeting'], kind: 'changed', before: 3, after: 5 },
      { path: ['stars'], kind: 'changed', before: [1, 2], after: [1, 3] },
      { path: ['rules'], kind: 'removed', before: { of: 'a' } },
      { path: ['rules'], kind: 'added', after: { of: 'c' } },
    ]);
    expect(changesBetween({ rules: before.rules }, { rules: [...before.rules].reverse() })).toMatchObject([
      { path: ['rules'], kind: 'moved' },
    ]);
  });
});
