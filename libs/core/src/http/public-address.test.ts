import { hostname } from 'node:os';
import { expect, test } from '@jest/globals';
import { PublicAddress, trusted } from './public-address.js';

const address = (host: string, origin?: string): PublicAddress =>
  new PublicAddress({ host, origin, tls: undefined });
const answered = (to: PublicAddress, hosts: readonly string[]): string[] =>
  hosts.filter((host) => to.answersTo(host));

const loopback = ['localhost:3000', 'LOCALHOST', '127.0.0.1:9', '127.9.9.9', '[::1]:3000'];
const own = [hostname(), `${hostname()}.local:3000`];
const literal = ['192.168.1.5:3000', '[fd00::2]:3000', '203.0.113.7'];
const foreign = [
  'evil.example',
  'localhost.evil.example:3000',
  '127.0.0.1.evil.example',
  'heli.example.evil.test',
];
const broken = ['', 'a b', 'heli.example@evil', '127.0.0.1/..', 'x'.repeat(300), '[::1', 'ö.example'];
const named = ['heli.example', 'heli.example:443', 'HELI.example:3000'];

test('a house on loopback answers to loopback alone, so that no name can be rebound to it', () => {
  const hosts = [...loopback, ...own, ...literal, ...foreign, ...broken, ...named];
  expect(answered(address('127.0.0.1'), hosts)).toEqual(loopback);
  expect(answered(address('localhost'), hosts)).toEqual(loopback);
});

test('a house with an address answers to that, whatever its port, and on its own machine', () => {
  const hosts = [...loopback, ...own, ...literal, ...foreign, ...broken, ...named];
  expect(answered(address('0.0.0.0', 'https://heli.example:3000'), hosts)).toEqual([...loopback, ...named]);
});

test('a house on the network without an address answers to what can’t be rebound: addresses and its own name', () => {
  const hosts = [...loopback, ...own, ...literal, ...foreign, ...broken, ...named];
  expect(answered(address('0.0.0.0'), hosts)).toEqual([...loopback, ...own, ...literal]);
  expect(answered(address('heli.example'), named)).toEqual(named);
});

test('only a page of the house may act', () => {
  const house = address('0.0.0.0', 'https://heli.example:3000');
  const acts: [string | undefined, string, boolean][] = [
    [undefined, 'heli.example:3000', true],
    ['https://heli.example:3000', 'heli.example:3000', true],
    // A proxy may leave the port out, or name itself.
    ['https://heli.example:3000', 'localhost', true],
    ['http://localhost:3000', 'localhost:3000', true],
    ['http://localhost:5173', 'localhost:3000', false],
    ['http://heli.example:3000', 'heli.example:3000', false],
    ['https://heli.example', 'heli.example', false],
    ['https://evil.example', 'heli.example:3000', false],
    ['https://evil.example', 'evil.example', false],
    ['null', 'heli.example:3000', false],
    ['', 'heli.example:3000', false],
  ];
  for (const [origin, host, may] of acts)
    expect([origin, host, house.admits(origin, host)]).toEqual([origin, host, may]);
  const open = address('0.0.0.0');
  expect(open.admits('http://192.168.1.5:3000', '192.168.1.5:3000')).toBe(true);
  expect(open.admits('http://192.168.1.6:3000', '192.168.1.5:3000')).toBe(false);
  expect(open.admits('http://evil.example:3000', 'evil.example:3000')).toBe(false);
});

test('a proxy is believed only where one was announced, and one hop far', () => {
  expect(trusted(0)).toBe(false);
  const next = trusted(1) as (address: string, hop: number) => boolean;
  expect([next('127.0.0.1', 0), next('::ffff:172.17.0.1', 0), next('::1', 0)]).toEqual([true, true, true]);
  expect([next('127.0.0.1', 1), next('203.0.113.7', 0), next('unknown', 0)]).toEqual([false, false, false]);
  expect(trusted(['10.0.0.2', 'fd00::/8'])).toEqual(['10.0.0.2', 'fd00::/8']);
});
