import type { SecureContextOptions } from 'node:tls';
import { HttpException, HttpStatus } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import rateLimit from '@fastify/rate-limit';
import { Logger } from 'nestjs-pino';
import { newId } from '../clock/id.js';
import { CoreModule } from '../core.module.js';
import type { Kernel } from '../kernel.js';
import { declaredMessages } from '../live/declared-messages.js';
import { LiveAdapter } from '../live/live-adapter.js';
import { guardRoutes } from './access-gate.js';
import { passContents } from './file-content.js';
import { sendSecureHeaders } from './headers.js';
import { servePages, type Pages } from './pages.js';
import { bodyLimit, Words } from './problem.js';
import { guardAddress, PublicAddress, trusted } from './public-address.js';
import { Unreadable } from './unreadable.js';

const json = /^application\/json\s*(;|$)/i;

/**
 * Puts HTTP, the live gateway and the pages in front of a kernel.
 * @param https makes it HTTPS, with this certificate and key
 */
export async function createApplication(
  kernel: Kernel,
  pages: Pages,
  https?: SecureContextOptions,
): Promise<NestFastifyApplication> {
  const unreadable = new Unreadable(new Words(kernel.registry));
  const options = {
    bodyLimit,
    trustProxy: trusted(kernel.config.trustProxy),
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 100 },
    forceCloseConnections: true,
    frameworkErrors: unreadable.badPath,
    clientErrorHandler: unreadable.badRequest,
  };
  const adapter = new FastifyAdapter(https ? { ...options, https } : options);
  const address = new PublicAddress(kernel.config);
  await sendSecureHeaders(adapter.getInstance());
  guardAddress(adapter.getInstance(), address);
  guardRoutes(adapter.getInstance(), kernel, address);
  passContents(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(CoreModule.for(kernel, address), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  declaredMessages(app);
  app.useLogger(app.get(Logger));
  app.useWebSocketAdapter(new LiveAdapter(app, address, unreadable));
  await app.register(rateLimit, { global: false, cache: 10_000 });
  const fastify = app.getHttpAdapter().getInstance();
  servePages(fastify, pages);
  // A form of a foreign page could be sent without asking; JSON can't.
  fastify.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type'];
    const foreign = type !== undefined && !(request.routeOptions.config.content ?? json).test(type);
    done(foreign ? new HttpException('not JSON', HttpStatus.UNSUPPORTED_MEDIA_TYPE) : undefined);
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/')) void reply.header('Cache-Control', 'no-store');
    done();
  });
  return app;
}
