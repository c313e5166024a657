import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { Refusal, type Permission } from '@heli/sdk';
import type { Actor } from '../access/actor.js';
import { StartFault } from '../config/start-fault.js';
import type { Kernel } from '../kernel.js';
import type { AccessRule } from './access-rule.js';
import { authenticate } from './authenticate.js';
import { Limits } from './limits.js';
import type { PublicAddress } from './public-address.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: AccessRule;
  }
  interface FastifyRequest {
    caller?: Actor;
    /** The secret of the session, where the caller is a browser. */
    session?: string;
  }
  interface FastifyInstance {
    /** Every route of the router with its rule; complete once the application stands. */
    declaredRoutes: DeclaredRoute[];
  }
}

/** A route as the router knows it. */
export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  readonly rule: AccessRule;
}

/**
 * The one gate before every route, whoever registered it: nothing of a request is read before its caller is known.
 * A route without a rule stops the start.
 */
export function guardRoutes(fastify: FastifyInstance, kernel: Kernel, address: PublicAddress): void {
  const limits = new Limits(kernel.config.requestsPerMinute);
  const routes: RouteOptions[] = [];
  fastify.decorate('declaredRoutes', []);
  fastify.decorateRequest('caller');
  fastify.decorateRequest('session');
  fastify.addHook('onRoute', (route) => void routes.push(route));
  fastify.addHook('onReady', async () => void fastify.declaredRoutes.push(...routes.flatMap(declarationsOf)));
  fastify.addHook('onRequest', async (request) => {
    limits.spendOfAddress(request.ip);
    // What it stands for is in no text that every database could look up.
    if (request.url.includes('%00')) throw new Refusal('invalid', 'core.refusal.unreadableRequest');
    if (request.is404) return;
    const rule = request.routeOptions.config.access;
    if (rule === undefined) throw new Refusal('not-found', 'core.refusal.unknownPath');
    if (rule === 'public') return;
    const { actor, session } = await authenticate(request, kernel.accounts, address);
    request.caller = actor;
    if (session !== undefined) request.session = session;
    limits.spendOf(actor);
    refuseUnless(rule, actor);
  });
}

/** Who is calling, as the gate found out. */
export function callerOf(request: FastifyRequest): Actor {
  if (!request.caller) throw new Error('A public route has no caller.');
  return request.caller;
}

/**
 * The secret of the browser's session: what concerns it is nothing for a token that was handed to a script.
 * @throws Refusal forbidden
 */
export function sessionOf(request: FastifyRequest): string {
  if (request.session === undefined) throw new Refusal('forbidden', 'core.refusal.sessionOnly');
  return request.session;
}

function declarationsOf({ method, url, config }: RouteOptions): DeclaredRoute[] {
  return [method].flat().map((verb) => {
    if (config?.access === undefined)
      throw new StartFault(`The route ${verb} ${url} says nowhere who may use it: declare it with @Access.`);
    return { method: verb, path: url, rule: config.access };
  });
}

function refuseUnless(rule: AccessRule, actor: Actor): void {
  if (rule === 'operator' && actor.kind !== 'system')
    throw new Refusal('not-found', 'core.refusal.unknownPath');
  if (rule === 'display' && actor.displayId === undefined)
    throw new Refusal('not-found', 'core.refusal.unknownDisplay');
  if (typeof rule !== 'string' && !holdsSomewhere(actor, rule))
    throw new Refusal('forbidden', 'core.refusal.notPermitted', { permission: rule.name });
}

const holdsSomewhere = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || actor.grants.some(({ role }) => permission.roles[role] !== undefined);
