import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { shortened, signsOf } from './font-list.js';

const file = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/index.css');
const whole = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//g, '');

/** Which piece a browser takes each character from: the last face that names it. */
function pieces(css: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [face] of css.matchAll(/@font-face\s*{[^}]*}/g)) {
    const piece = /noto-sans-sc-[^)]*?wght/.exec(face)?.[0] ?? '';
    for (const sign of signsOf(/unicode-range:\s*([^;}]*)/.exec(face)?.[1] ?? '')) found.set(sign, piece);
  }
  return found;
}

test('every character still comes from the same piece', () => {
  const [before, after] = [pieces(whole), pieces(shortened(whole))];
  expect(before.size).toBeGreaterThan(10_000);
  expect([...before].filter(([sign, piece]) => after.get(sign) !== piece)).toEqual([]);
});

test('the list of characters is less than half as long', () => {
  const list = (css: string): string => [...css.matchAll(/unicode-range:[^;}]*/g)].join('');
  expect(list(shortened(whole)).length).toBeLessThan(list(whole).length / 2);
});
