import type { FastifyRequest } from 'fastify';
import { Refusal } from '@heli/sdk';
import type { Accounts } from '../access/accounts.js';
import type { Actor } from '../access/actor.js';
import type { PublicAddress } from './public-address.js';
import { isCsrfToken, sessionTokenIn } from './session-cookie.js';

/** Nobody is known to be calling: answered with 401. */
export class Unauthenticated extends Refusal {
  constructor(key: string) {
    super('forbidden', key);
  }
}

/** Who is calling, and the secret of their session where a browser's cookie says so. */
export interface Caller {
  readonly actor: Actor;
  readonly session: string | undefined;
}

/**
 * Who is calling: by the bearer token of the request, or else by the session's cookie. A browser sends the cookie
 * whoever's page asks for it, so a change needs our own page's origin and token too.
 * @throws Unauthenticated, or Refusal forbidden
 */
export async function authenticate(
  request: FastifyRequest,
  accounts: Accounts,
  address: PublicAddress,
): Promise<Caller> {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined)
    return { actor: await bearerOf(authorization, accounts), session: undefined };
  const session = sessionTokenIn(cookie);
  if (session === undefined) throw new Unauthenticated('core.refusal.noToken');
  const actor = await accounts.actorOf(session, ['session']);
  if (!actor) throw new Unauthenticated('core.refusal.sessionEnded');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    requireOwnPage(request, address);
    if (!isCsrfToken(request.headers['x-csrf-token'], session))
      throw new Refusal('forbidden', 'core.refusal.foreignPage');
  }
  return { actor, session };
}

async function bearerOf(authorization: string, accounts: Accounts): Promise<Actor> {
  const [scheme, token] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new Unauthenticated('core.refusal.noToken');
  const actor = await accounts.actorOf(token);
  if (!actor) throw new Unauthenticated('core.refusal.badToken');
  return actor;
}

/**
 * A browser says which page a change comes from; only ours may make one.
 * @throws Refusal forbidden
 */
export function requireOwnPage({ headers, host }: FastifyRequest, address: PublicAddress): void {
  const { origin } = headers;
  const own =
    origin === undefined ? headers['sec-fetch-site'] === 'same-origin' : address.admits(origin, host);
  if (!own) throw new Refusal('forbidden', 'core.refusal.foreignPage');
}
