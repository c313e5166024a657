import { existsSync } from 'node:fs';
import { packages, read, root, sources } from './sources.js';

const all = sources();
const code = all.filter((path) => /\.tsx?$/.test(path));
const written = code.filter((path) => !/\.test\.tsx?$|\/migrations\/|\/locales\//.test(path));

test('files are named in kebab-case', () => {
  const odd = all.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(path.split('/').at(-1)!));
  expect(odd.filter((path) => !path.endsWith('/locales/zh-CN.json'))).toEqual([]);
});

test('no file of source is longer than 250 lines', () => {
  const long = written.map((path) => ({ path, lines: read(path).trimEnd().split('\n').length }));
  expect(long.filter(({ lines }) => lines > 250)).toEqual([]);
});

test('nothing is left for later, silenced or passed on from another package', () => {
  const bad = /\b(TODO|FIXME)\b|@ts-(ignore|nocheck)|^export \* from '@heli\//m;
  expect(code.filter((path) => bad.test(read(path)))).toEqual([]);
});

test('nobody declares enums, so the linter need not look for them at every assignment', () => {
  const declared = /^(export )?(declare )?(const )?enum \w/m;
  expect(code.filter((path) => declared.test(read(path)))).toEqual([]);
});

test('every plugin says what it is in a README.md', () => {
  const plugins = packages().filter(({ path }) => path.startsWith('plugins/'));
  expect(plugins.filter(({ path }) => !existsSync(`${root}${path}/README.md`))).toEqual([]);
});

describe('the words of', () => {
  const chinese = all.filter((path) => path.endsWith('/locales/zh-CN.json'));
  const words = (path: string): Record<string, unknown> => JSON.parse(read(path)) as Record<string, unknown>;

  test.each(chinese)('%s and its English stand side by side', (path) => {
    const [zh, en] = [words(path), words(path.replace('zh-CN.json', 'en.json'))];
    // English has a form for one, which Chinese has not.
    const forms = Object.keys(en).filter((key) => !(key.endsWith('.one') && key.slice(0, -4) in zh));
    expect(forms.sort()).toEqual(Object.keys(zh).sort());
    const holes = (one: string): string[] => [...one.matchAll(/\{(\w+)/g)].map(([, name]) => name!).sort();
    for (const [key, value] of Object.entries(zh)) {
      expect([key, typeof value, typeof en[key]]).toEqual([key, 'string', 'string']);
      expect([key, holes(en[key] as string)]).toEqual([key, holes(value as string)]);
      expect([key, (value as string).trim() !== '', (en[key] as string).trim() !== '']).toEqual([
        key,
        true,
        true,
      ]);
    }
  });
});
