import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { rowRules } from '../../tools/lint/rows.mjs';

const linter = new Linter({ configType: 'flat' });
const told = (code: string): string[] =>
  linter
    .verify(
      code,
      [
        {
          files: ['**/*.ts'],
          languageOptions: { parser },
          rules: { 'no-restricted-syntax': ['error', ...rowRules] },
        },
      ] as Linter.Config[],
      { filename: 'plugins/x/src/a.ts' },
    )
    .map(({ message }) => message);

describe('a mechanism may not go around the filters of its rows', () => {
  test.each([
    ['await ctx.em.getConnection().execute("SELECT 1");', 'reaches beneath'],
    ['const { em } = ctx; em.getReference(Case, id).state = "x";', 'goes around'],
    ['ctx.em.setFilterParams("organisations", {});', 'goes around'],
    ['const free = ctx.em.fork();', 'goes around'],
    ['await ctx.em.upsert(Case, row);', 'goes around'],
    ['await ctx.em.find(Case, {}, { filters: false });', 'switches'],
    ["import { raw } from '@mikro-orm/core';", 'SQL of its own'],
  ])('%s', (code, deed) => {
    expect(told(code)).toContainEqual(expect.stringContaining(deed));
  });

  test('and is let be where it does not', () => {
    const fine =
      'const rows = await ctx.em.find(Case, {}); const names = rows.map(({ name }) => name); rows.filter(Boolean);';
    expect(told(fine)).toEqual([]);
  });
});
