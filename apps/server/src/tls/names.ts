import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { isNearby } from '@heli/core';

const machine = (): string => hostname().toLowerCase();

/** What this machine is called by itself and on its own network. */
export const ownNames = (): string[] => ['localhost', machine(), `${machine()}.local`];

/** Addresses at which this machine is reached, those of the network first. */
export function ownAddresses(): string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address, internal }) => !internal && isNearby(address))
    .map(({ address }) => address);
  const ipv4First = found.toSorted((a, b) => isIP(a) - isIP(b));
  return [...ipv4First, '127.0.0.1', '::1'];
}

const label = '(?!-)[a-z0-9-]{1,63}(?<!-)';
const dnsName = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`);

/** A host as a certificate names it; undefined where it is none. */
export function hostOf(text: string): string | undefined {
  const host = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  return isIP(host) !== 0 || dnsName.test(host) ? host : undefined;
}

/** Whether an authority that was made for these names may vouch for a host. */
export const mayVouch = (names: readonly string[], host: string): boolean =>
  isNearby(host) || names.some((name) => host === name || host.endsWith(`.${name}`));
