import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Nothing but our own files, no code or style in the page itself, in nobody's frame but the wall in our own. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    frameSrc: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** What no page of ours asks of a device. */
const denied = ['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media'].concat(
  ['geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi', 'payment'],
  ['picture-in-picture', 'publickey-credentials-get', 'serial', 'usb', 'xr-spatial-tracking'],
);
const permissionsPolicy = denied.map((feature) => `${feature}=()`).join(', ');

/** Lets a page of ours have another in a frame. */
export function mayBeFramed(reply: FastifyReply): void {
  const policy = String(reply.getHeader('Content-Security-Policy'));
  void reply.header(
    'Content-Security-Policy',
    policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  );
  void reply.header('X-Frame-Options', 'SAMEORIGIN');
}

/** For answers that no hook sees: to what can't be read as a request, or is none for the router. None is a page. */
export const bareHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissionsPolicy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/** Sends with every answer, refusals and files included, what a browser must hold itself to. First of all hooks. */
export async function sendSecureHeaders(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy,
    crossOriginEmbedderPolicy: true,
    // The address's matter: it knows whether it is HTTPS.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.header('Permissions-Policy', permissionsPolicy);
  });
}
