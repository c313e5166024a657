import { readFile } from 'node:fs/promises';
import type { Server } from 'node:https';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StartFault, type Config, type Kernel, type TlsFiles } from '@heli/core';
import { createApplication } from '@heli/core/http';
import { processNotices } from './notices.js';
import { pages } from './pages.js';
import { readCertificate, type ServedCertificate } from './tls/certificate.js';
import { answerPlain } from './tls/plain-side.js';
import { authorityHeaders, authorityPath, plainAnswer } from './tls/plain-answer.js';
import { followRenewal } from './tls/renewal.js';

/** The open doors of a house. */
export interface Doors {
  readonly app: NestFastifyApplication;
  /** Where they are on this machine itself. */
  readonly url: string;
  readonly certificate: ServedCertificate | undefined;
  close(): Promise<void>;
}

/**
 * Opens HTTP or HTTPS, as the environment says.
 * @param renewed is told of each certificate that is taken while the server runs
 * @throws StartFault with a sentence for a person
 */
export async function openDoors(
  kernel: Kernel,
  certificate: ServedCertificate | undefined,
  renewed: (certificate: ServedCertificate) => void,
): Promise<Doors> {
  const { config } = kernel;
  const app = await createApplication(kernel, pages, certificate?.options);
  const stopFollowing =
    config.tls && certificate ? secure(app, kernel, config.tls, certificate, renewed) : () => undefined;
  const url = await listen(app, config);
  const close = async (): Promise<void> => {
    stopFollowing();
    await app.close();
  };
  return { app, url, certificate, close };
}

/** The certificate to serve, if any; read before anything else is opened. */
export const certificateOf = ({ tls }: Config): ServedCertificate | undefined =>
  tls && readCertificate(tls, new Date());

function secure(
  app: NestFastifyApplication,
  kernel: Kernel,
  tls: TlsFiles,
  certificate: ServedCertificate,
  renewed: (certificate: ServedCertificate) => void,
): () => void {
  const { authority } = tls;
  if (authority !== undefined)
    app
      .getHttpAdapter()
      .getInstance()
      .get(authorityPath, { config: { access: 'public' } }, async (_request, reply) =>
        reply.headers(authorityHeaders).send(await readFile(authority)),
      );
  const server = app.getHttpServer() as unknown as Server;
  answerPlain(server, plainAnswer(kernel));
  const notices = processNotices(kernel.config.logLevel);
  return followRenewal(server, tls, certificate, {
    renewed,
    kept: (reason) => notices.warn('core.warning.certificateKept', { reason }),
    ends: (sentence) => notices.warn('core.warning.certificateEnds', { sentence }),
  });
}

async function listen(app: NestFastifyApplication, { port, host, tls }: Config): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw faultOf(error, port, host) ?? error;
  }
  const address = app.getHttpServer().address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return `${tls ? 'https' : 'http'}://${nameFor(host)}:${String(taken)}`;
}

function nameFor(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function faultOf(error: unknown, port: number, host: string): StartFault | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE')
    return new StartFault(`Port ${String(port)} is taken: stop what uses it, or start with another PORT.`);
  if (code === 'EACCES')
    return new StartFault(`Port ${String(port)} needs more rights: choose a PORT above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartFault(`This machine has no address ${host}: correct HOST.`);
  return undefined;
}
