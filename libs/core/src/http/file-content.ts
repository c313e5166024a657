import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a route takes instead of JSON. */
    content?: RegExp;
  }
}

/** Bytes of a file, as a page or a program sends them; no form of a foreign page can. */
export const octets = { content: /^application\/octet-stream$/i };

/** Hands the bytes of a file on as they arrive, unread: whoever takes them counts them. */
export function passContents(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
}
