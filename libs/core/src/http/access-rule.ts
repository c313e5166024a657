import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Permission } from '@heli/sdk';

/**
 * Who may use a route or send a socket message:
 * - `public`: everybody, known or not
 * - `authenticated`: whoever is known, to see or change what is their own
 * - `reader`: whoever holds a role at the organisation addressed; what is answered is cut to their audience
 * - `signature`: whoever holds the permission in the signature of the command or query addressed
 * - `display`: a display, about itself; absent for everybody else
 * - `operator`: whoever runs this machine; absent for everybody else
 * - a permission: whoever holds it somewhere; the handler looks at where
 */
export type AccessRule =
  'public' | 'authenticated' | 'reader' | 'signature' | 'display' | 'operator' | Permission;

const accessKey = 'heli:access';

/** Declares who may use a handler, and how often. Without it the application refuses to start. */
export const Access = (rule: AccessRule, limits: Readonly<Record<string, unknown>> = {}): MethodDecorator =>
  applyDecorators(SetMetadata(accessKey, rule), RouteConfig({ ...limits, access: rule }));

/** The rule of a handler, if it was given one. */
export const ruleOf = (handler: object): AccessRule | undefined =>
  Reflect.getMetadata(accessKey, handler) as AccessRule | undefined;
