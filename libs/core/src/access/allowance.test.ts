import { describe, expect, it } from '@jest/globals';
import { networkOf } from '../http/limits.js';
import { Allowance } from './allowance.js';
import { SignInTries } from './sign-in-tries.js';

const clock = () => {
  const time = { ms: 0 };
  return { time, now: () => time.ms };
};

describe('an allowance', () => {
  it('comes back evenly, and says how long that takes', () => {
    const { time, now } = clock();
    const allowance = new Allowance(2, 60_000, now);
    expect([allowance.spend('a'), allowance.spend('a'), allowance.spend('a')]).toEqual([0, 0, 30]);
    expect(allowance.spend('b')).toBe(0);
    time.ms = 29_999;
    expect(allowance.spend('a')).toBe(1);
    time.ms = 30_000;
    expect([allowance.spend('a'), allowance.spend('a')]).toEqual([0, 30]);
    allowance.restore('a');
    expect(allowance.spend('a')).toBe(0);
  });

  it('forgets whoever came least lately, so that a flood of names fills no memory', () => {
    const { now } = clock();
    const allowance = new Allowance(1, 60_000, now);
    allowance.spend('first');
    for (let i = 0; i < 20_000; i++) allowance.spend(String(i));
    expect([allowance.spend('19999'), allowance.spend('first')]).toEqual([60, 0]);
  });
});

describe('guessing from everywhere', () => {
  it('is slowed down to a try a minute from each address, and the owner still has one', () => {
    const { time, now } = clock();
    const tries = new SignInTries(now);
    for (let i = 0; i < 100; i++) expect(tries.spend('anna', `address ${String(i)}`)).toBe(0);
    expect([tries.spend('anna', 'a'), tries.spend('anna', 'a')]).toEqual([0, 60]);
    expect(tries.spend('anna', 'her own')).toBe(0);
    tries.succeeded('anna', 'her own');
    expect(tries.spend('anna', 'her own')).toBe(0);
    expect(tries.spend('berta', 'a')).toBe(0);
    time.ms = 60_000;
    expect(tries.spend('anna', 'a')).toBe(0);
  });
});

it('takes all addresses of an IPv6 network for one', () => {
  expect(
    ['2001:db8::1', '2001:db8:0:0:9::', '2001:db8:0:1::1', '::1', '::ffff:192.0.2.1', '192.0.2.1'].map(
      networkOf,
    ),
  ).toEqual(['2001:db8:0:0', '2001:db8:0:0', '2001:db8:0:1', '0:0:0:0', '::ffff:192.0.2.1', '192.0.2.1']);
});
