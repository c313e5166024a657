import { request as plainRequest } from 'node:http';
import { request as secureRequest, type RequestOptions } from 'node:https';
import type { Holder } from '@heli/core';

/** An answer of the server, its body read as JSON. */
export interface Answer {
  readonly ok: boolean;
  readonly body: unknown;
}

/**
 * Speaks to the server on this machine. Its certificate may be for other names or by an authority that this machine
 * does not know: the one that it announced in its data folder is accepted, and no other.
 */
export function ask(
  { url, certificate }: Holder,
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): Promise<Answer> {
  const pinned: RequestOptions =
    certificate === undefined
      ? {}
      : { ca: certificate, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
  const request = certificate === undefined ? plainRequest : secureRequest;
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, url), { method, headers, ...pinned }, (incoming) => {
      const received: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => received.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const { statusCode = 0 } = incoming;
        resolve({ ok: statusCode < 300, body: JSON.parse(Buffer.concat(received).toString()) as unknown });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
