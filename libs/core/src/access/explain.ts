import type { Permission, Role, Scope } from '@heli/sdk';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Registry } from '../registry/registry.js';
import { grantsAt, permit, type Actor } from './actor.js';

/** Whether somebody may do one thing at an organisation, and why. */
export interface Explanation {
  /** Full name of a command or query. */
  readonly name: string;
  readonly kind: 'command' | 'query';
  readonly permission: string;
  readonly allowed: boolean;
  /** The grant that allows it. */
  readonly by: {
    role: Role;
    organisation: string;
    unitId: string | null;
    byPost: boolean;
    scope: Scope;
  } | null;
  /** Why not: no role reaches here at all, or none of those that do holds the permission. */
  readonly whyNot: 'outOfReach' | 'otherRole' | null;
  /** Roles that hold the permission. */
  readonly holders: readonly Role[];
}

/** What an account may do at an organisation, thing by thing: by the very rule that permits it. */
export function explain(
  actor: Actor,
  organisation: string,
  registry: Registry,
  tree: OrganisationTree,
  today: string,
): Explanation[] {
  const reaching = grantsAt(actor, organisation, tree, today);
  const explained = (kind: Explanation['kind'], name: string, permission: Permission): Explanation => {
    const holders = Object.keys(permission.roles) as Role[];
    const held = reaching.some(({ role }) => holders.includes(role));
    const common = { name, kind, permission: permission.name, holders };
    if (!held)
      return {
        ...common,
        allowed: false,
        by: null,
        whyNot: reaching.length === 0 ? 'outOfReach' : 'otherRole',
      };
    const { role, scope } = permit(actor, permission, organisation, tree, today);
    const grant = reaching.find((each) => each.role === role)!;
    const { organisation: at, unitId = null, byPost = false } = grant;
    const by = { role, organisation: at, unitId, byPost, scope };
    return { ...common, allowed: true, by, whyNot: null };
  };
  return registry.mechanisms.flatMap(({ implements: contract }) => [
    ...Object.values(contract.commands).map((type) => explained('command', type.name, type.permission)),
    ...Object.values(contract.queries).map((type) => explained('query', type.name, type.permission)),
  ]);
}
