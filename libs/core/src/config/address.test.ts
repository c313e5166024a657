import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readConfig, type Config } from './environment.js';

const folder = mkdtempSync(join(tmpdir(), 'heli-address-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const config = (env: Record<string, string>): Config => readConfig({ HELI_DATA: folder, ...env }, '/nowhere');

test('an origin is an origin and nothing more', () => {
  expect(config({ HELI_ORIGIN: 'https://Heli.example:443/' }).origin).toBe('https://heli.example');
  expect(config({ HELI_ORIGIN: 'http://[::1]:3000' }).origin).toBe('http://[::1]:3000');
  for (const wrong of [
    'heli.example',
    'ftp://heli.example',
    'https://heli.example/wall',
    'https://me@heli.example',
    'https://heli.example?a',
  ])
    expect(() => config({ HELI_ORIGIN: wrong })).toThrow(/HELI_ORIGIN/);
});

test('proxies are none, one nearby, or named', () => {
  expect(config({}).trustProxy).toBe(0);
  expect(config({ HELI_TRUST_PROXY: '1' }).trustProxy).toBe(1);
  expect(config({ HELI_TRUST_PROXY: '10.0.0.2, fd00::/8' }).trustProxy).toEqual(['10.0.0.2', 'fd00::/8']);
  for (const wrong of ['yes', '2', '10.0.0.0/33', '10.0.0.2/', '::1/129', '10.0.0.2,,'])
    expect(() => config({ HELI_TRUST_PROXY: wrong })).toThrow(/HELI_TRUST_PROXY is 0, 1 or/);
});

test('the certificate is the one that is named, or the house’s own where HTTPS is meant', () => {
  const both = { HELI_TLS_CERT: '/a.crt', HELI_TLS_KEY: '/a.key' };
  expect(config({}).tls).toBeUndefined();
  expect(config(both).tls).toEqual({ cert: '/a.crt', key: '/a.key', authority: undefined });
  expect(() => config({ HELI_TLS_CERT: '/a.crt' })).toThrow(/belong together/);
  expect(() => config({ ...both, HELI_ORIGIN: 'http://heli.example' })).toThrow(/https:/);
  mkdirSync(join(folder, 'tls'));
  writeFileSync(join(folder, 'tls/server.crt'), '');
  const own = ['server.crt', 'server.key', 'ca.crt'].map((name) => join(folder, 'tls', name));
  expect(config({ HELI_DEMO: '1' }).tls).toEqual({ cert: own[0], key: own[1], authority: own[2] });
  expect(config(both).tls?.cert).toBe('/a.crt');
  expect(config({ HELI_ORIGIN: 'http://heli.example' }).tls).toBeUndefined();
  expect(config({ HELI_TRUST_PROXY: '1' }).tls).toBeUndefined();
});
