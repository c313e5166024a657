import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sdkVersion } from '../../libs/core/src/registry/version.js';
import { referenceOf, surfaceOf } from '../lib/sdk-reference.js';
import { root } from './sources.js';

const home = join(root, 'libs/sdk/src');
const surface = join(root, 'docs/sdk-surface.txt');
const reference = join(root, 'docs/sdk-reference.md');
const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const isWriting = process.env['HELI_WRITE'] === '1';

test('what the SDK offers is what was written down, or its version has stepped', () => {
  const now = `SDK ${sdkVersion}\n\n${surfaceOf(home)}`;
  const before = read(surface);
  if (isWriting && before !== now) {
    const stepped = before.split('\n', 1)[0] !== `SDK ${sdkVersion}`;
    if (!stepped)
      throw new Error(`The SDK has changed: step sdkVersion in libs/core/src/registry/version.ts first.`);
    writeFileSync(surface, now);
    return;
  }
  expect(now).toBe(before);
});

test('the reference says what the types say; HELI_WRITE=1 writes it anew', () => {
  const now = referenceOf(home);
  if (isWriting) writeFileSync(reference, now);
  expect(read(reference)).toBe(now);
  for (const name of ['defineContract', 'defineMechanism', 'handle', 'answer', 'react', 'kitOf', 'Refusal'])
    expect(now).toContain(`### ${name}\n`);
});
