import { existsSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartFault } from './start-fault.js';

/** Proxies of one's own in front: none, one nearby, or those at these addresses. Only they are believed about callers. */
export type TrustedProxies = 0 | 1 | readonly string[];

/** A certificate and its key in PEM, by the paths of their files. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
  /** The house's own authority, where the certificate is by `heli tls init`. */
  readonly authority: string | undefined;
}

/** An origin and nothing more: a path or a name of a user would end up in links. */
export const originSchema = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  context.addIssue({
    code: 'custom',
    message: 'HELI_ORIGIN is an address without a path, such as https://heli.example:3000.',
  });
  return z.NEVER;
});

/** `0` for none, `1` for one on this machine or its private network, or the proxies' addresses and networks. */
export const proxiesSchema = z.string().transform((text, context): TrustedProxies => {
  if (text === '0') return 0;
  if (text === '1') return 1;
  const networks = text.split(',').map((part) => part.trim());
  if (networks.every(isNetwork)) return networks;
  context.addIssue({
    code: 'custom',
    message: 'HELI_TRUST_PROXY is 0, 1 or the addresses of the proxies in front, such as 10.0.0.2,fd00::/8.',
  });
  return z.NEVER;
});

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}

interface TlsWishes {
  readonly HELI_ORIGIN?: string | undefined;
  readonly HELI_TLS_CERT?: string | undefined;
  readonly HELI_TLS_KEY?: string | undefined;
  readonly HELI_TRUST_PROXY: TrustedProxies;
}

/**
 * The certificate that the environment names, or the one that `heli tls init` left. Behind a proxy, which speaks HTTPS
 * itself, and for an address that is plain on purpose, the latter is left alone.
 * @throws StartFault where the names contradict each other
 */
export function tlsFilesOf(wishes: TlsWishes, folder: string): TlsFiles | undefined {
  const { HELI_TLS_CERT: cert, HELI_TLS_KEY: key, HELI_ORIGIN: origin } = wishes;
  const plain = origin?.startsWith('http:') === true;
  if (cert !== undefined || key !== undefined) {
    if (cert === undefined || key === undefined)
      throw new StartFault('HELI_TLS_CERT and HELI_TLS_KEY belong together: set both, or neither.');
    if (plain)
      throw new StartFault(
        'HELI_ORIGIN begins with http: but HELI_TLS_CERT is set: let HELI_ORIGIN begin with https:.',
      );
    return { cert: resolve(cert), key: resolve(key), authority: undefined };
  }
  const own = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') };
  const fronted = wishes.HELI_TRUST_PROXY !== 0;
  if (plain || fronted || !existsSync(own.cert)) return undefined;
  return { ...own, authority: join(folder, 'ca.crt') };
}

const loopback = blockOf(['127.0.0.0', 8], ['::1', 128]);
const nearby = blockOf(
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
);

function blockOf(...networks: readonly (readonly [string, number])[]): BlockList {
  const block = new BlockList();
  for (const [address, prefix] of networks) block.addSubnet(address, prefix, familyOf(address));
  return block;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}

/** Whether an address lies on this machine or on a private network. */
export const isNearby = (address: string): boolean =>
  isIP(address) !== 0 && nearby.check(address, familyOf(address));

/** Whether a host is this machine and nothing else: `localhost` or a loopback address. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isIP(name) !== 0 && loopback.check(name, familyOf(name));
}
