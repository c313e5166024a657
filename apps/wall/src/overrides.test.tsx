import { expect, test } from '@jest/globals';
import { takeCode } from './claim.js';
import { forget, recall, remember } from './memory.js';
import { overridesOf } from './overrides.js';

test('the address may change what is looked at, within what exists', () => {
  expect(overridesOf('?language=en&theme=day&scene=coordination')).toEqual({
    language: 'en',
    theme: 'day',
    scene: 'coordination',
  });
  expect(overridesOf('?language=fr&theme=pink')).toEqual({});
});

test('a code is taken once and leaves the address', () => {
  history.replaceState(null, '', '/wall?theme=day#code=AB-12_c');
  expect(takeCode()).toBe('AB-12_c');
  expect(location.href).toMatch(/\/wall\?theme=day$/);
  expect(takeCode()).toBeUndefined();
});

test('whatever else stands in the fragment is no code', () => {
  history.replaceState(null, '', '/wall#code=<script>');
  expect(takeCode()).toBeUndefined();
  expect(location.hash).toBe('');
});

test('a device remembers itself, and forgets on demand', () => {
  remember(localStorage, { token: 't' });
  expect(recall(localStorage)).toEqual({ token: 't' });
  forget(localStorage);
  expect(recall(localStorage)).toBeUndefined();
  localStorage.setItem('heli.wall', '{half');
  expect(recall(localStorage)).toBeUndefined();
});
