import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '@heli/sdk';
import { Words, type Config, type Kernel } from '@heli/core';
import { languageOf, Misdirected, problemOf, problemType, PublicAddress } from '@heli/core/http';

/** Where a device that does not trust the house yet gets what it needs to. */
export const authorityPath = '/ca.crt';
export const authorityHeaders = {
  'Content-Type': 'application/x-x509-ca-cert',
  'Content-Disposition': 'attachment; filename="heli-ca.crt"',
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * What somebody hears who speaks plain HTTP to the HTTPS port: where HTTPS is, and the authority's certificate, which is
 * public and which people compare by its fingerprint. Nothing else is read or said in the clear.
 */
export function plainAnswer(kernel: Kernel): (request: IncomingMessage, response: ServerResponse) => void {
  const { config } = kernel;
  const address = new PublicAddress(config);
  const refuse = refuserOf(new Words(kernel.registry));
  return (request, response) => {
    const { method = '', url = '/', headers } = request;
    const isReading = method === 'GET' || method === 'HEAD';
    const target = targetOf(config, address, headers.host ?? '');
    if (!isReading) refuse(request, response, new Refusal('forbidden', 'core.refusal.httpsOnly'));
    else if (url === authorityPath && config.tls?.authority !== undefined)
      void sendAuthority(config.tls.authority, response);
    else if (target === undefined || !url.startsWith('/'))
      refuse(request, response, new Misdirected((headers.host ?? '').slice(0, 100)));
    else response.writeHead(308, { Location: `${target}${url}`, Connection: 'close' }).end();
  };
}

/** Where the caller should have gone; undefined if it meant another server. */
function targetOf({ origin }: Config, address: PublicAddress, host: string): string | undefined {
  if (origin !== undefined) return origin;
  return address.answersTo(host) ? `https://${host}` : undefined;
}

async function sendAuthority(file: string, response: ServerResponse): Promise<void> {
  try {
    const certificate = await readFile(file);
    response.writeHead(200, authorityHeaders).end(certificate);
  } catch {
    // Somebody has taken the file away since the start: there is nothing to give.
    response.writeHead(404).end();
  }
}

const refuserOf =
  (words: Words) =>
  (request: IncomingMessage, response: ServerResponse, refusal: Refusal): void => {
    const language = languageOf(request.headers['accept-language']);
    const problem = problemOf(refusal, words, language, 'urn:heli:plain');
    // What was sent in the clear is not read; the connection ends with it.
    response
      .writeHead(problem.status, { 'Content-Type': problemType, Connection: 'close' })
      .end(JSON.stringify(problem));
  };
