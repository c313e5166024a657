import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses that mean this machine, its network, or nobody (IANA's special-purpose registries). */
const v4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
/** Of IPv6 only what is routed at all is let out, and of that nothing that stands for an IPv4 address. */
const v6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const;

const inside = new BlockList();
for (const [net, prefix] of v4) inside.addSubnet(net, prefix, 'ipv4');
const inside6 = new BlockList();
for (const [net, prefix] of v6) inside6.addSubnet(net, prefix, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address lies beyond the house's own network. */
export function isOutside(address: string): boolean {
  if (isIP(address) === 4) return !inside.check(address, 'ipv4');
  return isIP(address) === 6 && global6.check(address, 'ipv6') && !inside6.check(address, 'ipv6');
}

/** What an address inside is refused with. */
export class InsideAddress extends Error {
  override readonly name = 'InsideAddress';
}

/** Looks a name up and connects to nothing but what it found outside: the name can't mean something else later. */
export const lookupOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const first = found.at(0);
    if (!first || !found.every(({ address }) => isOutside(address)))
      callback(new InsideAddress(hostname), '', 0);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
