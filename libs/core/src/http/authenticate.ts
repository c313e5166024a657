import type { FastifyRequest } from 'fastify';
import { Refusal } from '@heli/sdk';
import type { Accounts } from '../access/accounts.js';
import type { Actor } from '../access/actor.js';

/** Nobody is known to be calling: answered with 401. */
export class Unauthenticated extends Refusal {
  constructor(key: string) {
    super('forbidden', key);
  }
}

/**
 * Who is calling, by the bearer token of the request.
 * @throws Unauthenticated
 */
export function actorOf(request: FastifyRequest, accounts: Accounts): Actor {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new Unauthenticated('core.refusal.noToken');
  const actor = accounts.actorOf(token);
  if (!actor) throw new Unauthenticated('core.refusal.badToken');
  return actor;
}
