import { expect, test } from '@jest/globals';
import { readConfig } from '@heli/core';
import { warningsOf } from './warnings.js';

const warned = (env: Record<string, string>): string[] =>
  warningsOf(readConfig({ HELI_DATA: '/nowhere', ...env }, '/nowhere'), undefined, new Date());

test('an address that works as people expect needs no warning', () => {
  expect(warned({})).toEqual([]);
  expect(warned({ HELI_TRUST_PROXY: '1', HELI_ORIGIN: 'https://heli.example', HOST: '0.0.0.0' })).toEqual([]);
});

test('an address that does not is told with what will not work, and the cure', () => {
  expect(warned({ HOST: '0.0.0.0' })).toEqual([
    expect.stringMatching(/nobody can sign in from there; .*tls init/),
  ]);
  expect(warned({ HELI_TRUST_PROXY: '1' })).toEqual([expect.stringMatching(/turned away; set HELI_ORIGIN/)]);
  expect(warned({ HELI_ORIGIN: 'https://heli.example' })).toEqual([
    expect.stringMatching(/speaks plain HTTP.*HELI_TRUST_PROXY/),
  ]);
});
