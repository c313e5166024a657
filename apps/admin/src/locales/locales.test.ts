import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

const folder = new URL('..', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');

const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

describe('the words of the page', () => {
  it('are there in both languages, with the same holes', () => {
    // Chinese has no singular of its own.
    const plain = (key: string): boolean => !key.endsWith('.one');
    expect(Object.keys(en).filter(plain)).toEqual(Object.keys(zh));
    for (const [key, text] of Object.entries(zh))
      expect([key, holes(text)]).toEqual([key, holes(en[key as keyof typeof zh])]);
  });

  it('have one for every key that the sources name', () => {
    const named = [...sources.matchAll(/'(admin\.[\w.-]+)'/g)].map(([, key]) => key!);
    // A place in storage and the stem of a template are no keys.
    const stems = named.filter((key) => Object.keys(zh).some((known) => known.startsWith(`${key}.`)));
    const unknown = named.filter((key) => !(key in zh) && !stems.includes(key));
    expect(unknown).toEqual([]);
  });

  it('have none that nobody says', () => {
    const unsaid = Object.keys(zh).filter((key) => {
      const stem = key.slice(0, key.lastIndexOf('.'));
      const middle = key.split('.').slice(0, -2).join('.');
      return ![`'${key}'`, `${stem}.\${`, `'${stem}'`, `${middle}.\${`].some((text) =>
        sources.includes(text),
      );
    });
    expect(unsaid).toEqual([]);
  });
});
