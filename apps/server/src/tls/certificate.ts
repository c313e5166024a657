import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { StartFault, type TlsFiles } from '@heli/core';

/** A certificate that can be served: it and its key belong together, and its time has come and not gone. */
export interface ServedCertificate {
  readonly options: SecureContextOptions;
  readonly leaf: X509Certificate;
}

/** Forward secrecy and authenticated encryption only; all browsers of the last ten years have these. */
const policy: SecureContextOptions = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ].join(':'),
};

/**
 * Reads a certificate and its key.
 * @throws StartFault with what is wrong and what to do
 */
export function readCertificate(files: TlsFiles, now: Date): ServedCertificate {
  const cert = read(files.cert, 'HELI_TLS_CERT');
  const key = read(files.key, 'HELI_TLS_KEY');
  const leaf = leafOf(cert, files.cert);
  if (!leaf.checkPrivateKey(privateKeyOf(key, files.key)))
    throw new StartFault(
      `The key in ${files.key} does not belong to the certificate in ${files.cert}: name the pair that was issued together.`,
    );
  refuseOutOfTime(leaf, files, now);
  return { options: { ...policy, cert, key }, leaf };
}

function read(file: string, variable: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new StartFault(`${file} can't be read (${code}): correct ${variable}, or the rights of the file.`, {
      cause: error,
    });
  }
}

function leafOf(pem: Buffer, file: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new StartFault(
      `${file} holds no certificate: HELI_TLS_CERT must name a PEM file, the server's first.`,
      {
        cause: error,
      },
    );
  }
}

function privateKeyOf(pem: Buffer, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw new StartFault(
      `${file} holds no private key that can be used: HELI_TLS_KEY must name a PEM file without a passphrase.`,
      { cause: error },
    );
  }
}

function refuseOutOfTime(leaf: X509Certificate, { cert, authority }: TlsFiles, now: Date): void {
  const cure = authority === undefined ? 'put a renewed one in its place' : 'run "npm run heli -- tls init"';
  if (leaf.validToDate < now)
    throw new StartFault(`The certificate in ${cert} expired on ${dayOf(leaf.validToDate)}: ${cure}.`);
  if (leaf.validFromDate > now)
    throw new StartFault(
      `The certificate in ${cert} is valid only from ${dayOf(leaf.validFromDate)}: correct the clock, or ${cure}.`,
    );
}

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Whether the certificate is for this host, be it a name or an address. */
export function isFor(leaf: X509Certificate, host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return (isIP(bare) === 0 ? leaf.checkHost(bare) : leaf.checkIP(bare)) !== undefined;
}
