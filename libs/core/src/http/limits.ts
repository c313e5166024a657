import { isIPv6 } from 'node:net';
import { Refusal } from '@heli/sdk';
import type { Actor } from '../access/actor.js';
import { Allowance } from '../access/allowance.js';

const minuteMs = 60_000;
/** A wall asks for little: it listens. */
const mostOfDisplay = 600;
/** Behind one address there may be a whole street office. */
const accountsBehindAddress = 10;

/** Answered with 429 and the seconds to wait. */
export class TooMany extends Refusal {
  constructor(readonly seconds: number) {
    super('too-many', 'core.refusal.tooManyTries', { seconds });
  }
}

/** @throws TooMany if there are seconds to wait */
export function refuseTooMany(seconds: number): void {
  if (seconds > 0) throw new TooMany(seconds);
}

/** How much one may ask for in a minute: by address before anybody is known, then by account or device. */
export class Limits {
  readonly #addresses: Allowance;
  readonly #accounts: Allowance;
  readonly #displays = new Allowance(mostOfDisplay, minuteMs);

  constructor(requestsPerMinute: number) {
    this.#addresses = new Allowance(requestsPerMinute * accountsBehindAddress, minuteMs);
    this.#accounts = new Allowance(requestsPerMinute, minuteMs);
  }

  /** @throws TooMany */
  spendOfAddress(ip: string): void {
    refuseTooMany(this.#addresses.spend(networkOf(ip)));
  }

  /** @throws TooMany */
  spendOf(actor: Actor): void {
    if (actor.kind === 'system') return;
    const allowance = actor.kind === 'display' ? this.#displays : this.#accounts;
    refuseTooMany(allowance.spend(actor.id));
  }
}

/** Whoever has an IPv6 address has all 2⁶⁴ of its network. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const middle = ip.includes('::') ? Array<string>(8 - left.length - right.length).fill('0') : [];
  return [...left, ...middle, ...right].slice(0, 4).join(':');
}
