import { isIP } from 'node:net';
import { Extension } from '@peculiar/x509';

const oid = '2.5.29.30';
/** Networks that nobody reaches from outside, as address and prefix. */
const privateNetworks = [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const;
const tag = { sequence: 0x30, permitted: 0xa0, dnsName: 0x82, address: 0x87 };

/**
 * Binds an authority to these names and to private networks (RFC 5280, 4.2.1.10): whoever stole its key still could not
 * pass for a bank on the devices that trust it.
 */
export function nameConstraints(names: readonly string[]): Extension {
  const subtrees = [
    ...names.map((name) => (isIP(name) === 0 ? dnsName(name) : network(name, isIP(name) === 4 ? 32 : 128))),
    ...privateNetworks.map(([address, prefix]) => network(address, prefix)),
  ].map((base) => der(tag.sequence, base));
  return new Extension(oid, true, new Uint8Array(der(tag.sequence, der(tag.permitted, ...subtrees))));
}

const dnsName = (name: string): Buffer => der(tag.dnsName, Buffer.from(name, 'ascii'));

const network = (address: string, prefix: number): Buffer =>
  der(tag.address, bytesOf(address), maskOf(prefix, isIP(address) === 4 ? 4 : 16));

const maskOf = (prefix: number, length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, i) => 256 - 2 ** (8 - Math.max(0, Math.min(8, prefix - 8 * i)))));

function bytesOf(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [groups(head), groups(tail)];
  const filler = new Array<number>(8 - before.length - after.length).fill(0);
  return Buffer.from([...before, ...filler, ...after].flatMap((group) => [group >> 8, group & 0xff]));
}

/** One element of the Distinguished Encoding Rules. */
function der(kind: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([kind, ...length]), body]);
}
