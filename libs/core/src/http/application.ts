import type { SecureContextOptions } from 'node:tls';
import { HttpException, HttpStatus } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { Logger } from 'nestjs-pino';
import { newId } from '../clock/id.js';
import { CoreModule } from '../core.module.js';
import type { Kernel } from '../kernel.js';
import { declaredMessages } from '../live/declared-messages.js';
import { LiveAdapter } from '../live/live-adapter.js';
import { guardRoutes } from './access-gate.js';
import { passContents } from './file-content.js';
import { servePages, type Pages } from './pages.js';
import { bodyLimit, languageOf, problemOf, problemType, Words } from './problem.js';
import { guardAddress, PublicAddress, trusted } from './public-address.js';

const json = /^application\/json\s*(;|$)/i;

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/**
 * Puts HTTP, the live gateway and the pages in front of a kernel.
 * @param https makes it HTTPS, with this certificate and key
 */
export async function createApplication(
  kernel: Kernel,
  pages: Pages,
  https?: SecureContextOptions,
): Promise<NestFastifyApplication> {
  const options = {
    bodyLimit,
    trustProxy: trusted(kernel.config.trustProxy),
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 100 },
    forceCloseConnections: true,
    // A path that can't even be decoded reaches no controller.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const language = languageOf(request.headers['accept-language']);
      const problem = problemOf(error, new Words(kernel.registry), language, `urn:heli:log:${request.id}`);
      void reply.status(problem.status).header('Content-Type', problemType).send(JSON.stringify(problem));
    },
  };
  const adapter = new FastifyAdapter(https ? { ...options, https } : options);
  const address = new PublicAddress(kernel.config);
  guardAddress(adapter.getInstance(), address);
  guardRoutes(adapter.getInstance(), kernel, address);
  passContents(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(CoreModule.for(kernel, address), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  declaredMessages(app);
  app.useLogger(app.get(Logger));
  app.useWebSocketAdapter(new LiveAdapter(app, address));
  await app.register(helmet, {
    contentSecurityPolicy,
    // The address's matter: it knows whether it is HTTPS.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
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
