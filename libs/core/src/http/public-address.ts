import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '@heli/sdk';
import { isLoopback, isNearby, type TrustedProxies } from '../config/address.js';
import type { Config } from '../config/environment.js';

type Address = Pick<Config, 'origin' | 'host' | 'tls'>;

/** Half a year, for this host alone: other programs of the same machine may be plain. */
const strictTransport = 'max-age=15552000';

/** The request was meant for another server: answered with 421. */
export class Misdirected extends Refusal {
  constructor(host: string) {
    super('invalid', 'core.refusal.foreignHost', { host });
  }
}

/**
 * What the house is called, and so which requests are meant for it. A page of another name that lets its name point
 * here (DNS rebinding) would otherwise count as ours in the browser's eyes.
 */
export class PublicAddress {
  /** Whether people come by HTTPS, be it ours or a proxy's. */
  readonly isSecure: boolean;
  readonly #origin: string | undefined;
  readonly #isOurs: (host: string) => boolean;

  constructor({ origin, host, tls }: Address) {
    this.#origin = origin;
    this.isSecure = tls !== undefined || origin?.startsWith('https:') === true;
    const names = origin === undefined ? namesWithout(host) : new Set([new URL(origin).hostname]);
    // An address can't be rebound; only a name can.
    const anyAddress = origin === undefined && !isLoopback(host);
    this.#isOurs = (name) => isLoopback(name) || names.has(name) || (anyAddress && isIP(bare(name)) !== 0);
  }

  /** Whether a request with this `Host` is meant for us, whatever its port: proxies often leave that out. */
  answersTo(host: string): boolean {
    const name = nameIn(host);
    return name !== undefined && this.#isOurs(name);
  }

  /**
   * Whether a page of this origin may act through a request with this `Host`: one of `HELI_ORIGIN`, or a page that we
   * ourselves served under a name that can't be another's. Programs send no origin.
   */
  admits(origin: string | undefined, host: string): boolean {
    if (origin === undefined || origin === this.#origin) return true;
    if (!URL.canParse(origin) || !this.answersTo(host)) return false;
    const { host: from, hostname: name } = new URL(origin);
    const isSame = from === host.toLowerCase();
    return isSame && (this.#origin === undefined || isLoopback(name));
  }

  /** The same for an upgrade, which no proxy may speak for. */
  admitsUpgrade({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
    const { origin, host = '' } = headers;
    return this.answersTo(host) && this.admits(origin, host);
  }
}

/** Turns away what is addressed to another server, and keeps browsers from coming back in the clear. */
export function guardAddress(fastify: FastifyInstance, address: PublicAddress): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!address.answersTo(request.host)) throw new Misdirected(request.host.slice(0, 100));
    if (address.isSecure && request.protocol === 'https' && !isLoopback(request.hostname))
      reply.header('Strict-Transport-Security', strictTransport);
  });
}

/** Whose word about a caller's address, name and protocol Fastify takes. A proxy that only claims to be one never counts. */
export function trusted(
  proxies: TrustedProxies,
): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (proxies === 0) return false;
  return proxies === 1 ? (address, hop) => hop === 0 && isNearby(address) : [...proxies];
}

/** What a machine is called that was given no address. */
function namesWithout(host: string): Set<string> {
  if (isLoopback(host)) return new Set();
  const own = hostname().toLowerCase();
  return new Set([host.toLowerCase(), own, `${own}.local`]);
}

const bare = (name: string): string => name.replace(/^\[|\]$/g, '');

/** The name or address in a `Host` header; undefined where it is none. */
function nameIn(host: string): string | undefined {
  if (!/^[\w.:[\]-]{1,260}$/.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname;
}
