import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { built } from './stage.js';

const assets = join(built, 'assets');
const weigh = (name: string): number => gzipSync(readFileSync(join(assets, name))).length / 1_000;

/** quality.md, G18. */
test('at most 120 KB before the first numbers and 230 KB in all', () => {
  const files = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name));
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const first = files.filter((name) => page.includes(name));
  const sum = (names: readonly string[]): number => names.reduce((total, name) => total + weigh(name), 0);
  process.stdout.write(
    `wall: ${sum(first).toFixed(1)} KB first, ${sum(files).toFixed(1)} KB in all (gzip)\n`,
  );
  expect(first.length).toBeLessThanOrEqual(3);
  expect(sum(first)).toBeLessThanOrEqual(120);
  expect(sum(files)).toBeLessThanOrEqual(230);
});

test('the page has nothing inline, so that its Content-Security-Policy needs no exception', () => {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  expect(page).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=/);
});
