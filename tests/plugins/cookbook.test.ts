import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { root, tool, Workshop } from './workshop.ts';

const recipes = readFileSync(join(root, 'docs/guides/cookbook.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((text) => [text.split('\n', 1)[0]!, /^```tsx?\n(.*?)^```$/ms.exec(text)?.[1] ?? ''] as const);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heli-cookbook-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('has a recipe for each of what mechanisms often need, and each compiles as a stranger would', async () => {
  expect(recipes).toHaveLength(7);
  const { folder: home } = new Workshop(join(folder, 'kitchen'));
  for (const [i, [, code]] of recipes.entries()) {
    expect(code).not.toBe('');
    writeFileSync(join(home, `recipe-${String(i)}.tsx`), code);
  }
  const strict = ['--strict', '--noEmit', '--skipLibCheck', '--verbatimModuleSyntax', '--target', 'es2024'];
  const modules = [
    '--module',
    'nodenext',
    '--moduleResolution',
    'nodenext',
    '--resolveJsonModule',
    '--jsx',
    'react-jsx',
  ];
  const files = recipes.map((_, i) => `recipe-${String(i)}.tsx`);
  await tool(home, 'typescript/bin/tsc', ...strict, ...modules, '--ignoreConfig', ...files);
});
