import { hash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** `__Host-` keeps it to this very host, over HTTPS, for every path: no neighbour can set or read it. */
const name = '__Host-heli';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** What a `Cookie` header says under a name. */
export function cookieIn(header: string | undefined, of: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${of}=`))?.slice(of.length + 1);
}

/** The session's secret in a `Cookie` header. */
export const sessionTokenIn = (header: string | undefined): string | undefined => cookieIn(header, name);

export function handOut(reply: FastifyReply, token: string, expiresAt: string): void {
  const expires = new Date(expiresAt).toUTCString();
  void reply.header('Set-Cookie', `${name}=${token}; Expires=${expires}; ${attributes}`);
}

export const takeBack = (reply: FastifyReply): void =>
  void reply.header('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`);

/** What our own page sends along with a change: it follows from the session's secret, which no page can read. */
export const csrfTokenOf = (token: string): string => hash('sha256', `csrf ${token}`, 'base64url');

export function isCsrfToken(given: unknown, token: string): boolean {
  const expected = Buffer.from(csrfTokenOf(token));
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
