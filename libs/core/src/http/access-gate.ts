import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { Refusal, type Permission } from '@heli/sdk';
import type { Actor } from '../access/actor.js';
import { StartFault } from '../config/start-fault.js';
import type { Kernel } from '../kernel.js';
import type { AccessRule } from './access-rule.js';
import { actorOf } from './authenticate.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: AccessRule;
  }
  interface FastifyRequest {
    caller?: Actor;
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
export function guardRoutes(fastify: FastifyInstance, kernel: Kernel): void {
  const routes: RouteOptions[] = [];
  fastify.decorate('declaredRoutes', []);
  fastify.decorateRequest('caller');
  fastify.addHook('onRoute', (route) => void routes.push(route));
  fastify.addHook('onReady', async () => void fastify.declaredRoutes.push(...routes.flatMap(declarationsOf)));
  fastify.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const rule = request.routeOptions.config.access;
    if (rule === undefined) throw new Refusal('not-found', 'core.refusal.unknownPath');
    if (rule === 'public') return;
    request.caller = actorOf(request, kernel.accounts);
    refuseUnless(rule, request.caller);
  });
}

/** Who is calling, as the gate found out. */
export function callerOf(request: FastifyRequest): Actor {
  if (!request.caller) throw new Error('A public route has no caller.');
  return request.caller;
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
