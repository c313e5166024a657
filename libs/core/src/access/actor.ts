import { mayRead, Refusal, type Audience, type Permission, type Role, type Scope } from '@heli/sdk';
import type { OrganisationTree } from '../organisation/tree.js';
import type { RowScope } from '../database/row-filter.js';

/** A role at an organisation, and for a unit where it is one of the unit's. */
export interface RoleGrant {
  readonly role: Role;
  readonly organisation: string;
  readonly unitId: string | undefined;
  /** Held by a post of the person's; by nobody's hand. */
  readonly byPost?: boolean;
}

/** Who is calling, and with which rights. */
export interface Actor {
  readonly id: string;
  readonly kind: 'account' | 'display' | 'system';
  /** The person whom an account belongs to. */
  readonly personId?: string | undefined;
  readonly grants: readonly RoleGrant[];
  /** A token may reach less than its account. */
  readonly limitedTo?: string | undefined;
  /** Set for a display: its room's audience. */
  readonly audience: Audience | undefined;
  readonly displayId?: string;
  readonly tokenId?: string;
  /** Moves whenever the account may do other things than before. */
  readonly access?: number;
}

/** What a permission gives an actor at an organisation. */
export interface Permit {
  readonly role: Role;
  readonly scope: Scope;
  readonly rows: RowScope;
  readonly unitIds: readonly string[];
}

/** Stands for the whole installation, above every root of the tree; no division code looks like it. */
export const installation = 'installation';

const widest: readonly Scope[] = ['own', 'own-unit', 'subtree'];

const audienceOf: Readonly<Record<Role, Audience>> = {
  secretary: 'confidential',
  chair: 'confidential',
  viceChair: 'confidential',
  office: 'confidential',
  supervisor: 'confidential',
  branchSecretary: 'council',
  liaison: 'council',
  handler: 'council',
  gridWorker: 'council',
  personnelOfficer: 'council',
  administrator: 'council',
  representative: 'public',
  resident: 'public',
  developer: 'public',
  display: 'public',
};

/** The kernel acting on its own behalf, or a mechanism reacting: not bound by roles. */
export const systemActor = (name: string): Actor => ({
  id: `system:${name}`,
  kind: 'system',
  grants: [],
  audience: undefined,
});

/**
 * Denies unless one of the actor's roles at (or above) the organisation holds the permission; the widest scope wins.
 * An organisation that does not exist and one out of reach are refused alike.
 * @throws Refusal forbidden | not-found
 */
export function permit(
  actor: Actor,
  wanted: Permission,
  organisation: string,
  tree: OrganisationTree,
  today: string,
): Permit {
  if (organisation !== installation && !tree.has(organisation)) throw unknown(organisation);
  const organisations = tree.reachOf(organisation, today);
  const above = organisations && tree.lineOf(organisation, today).slice(1);
  if (actor.kind === 'system')
    return { role: 'administrator', scope: 'subtree', rows: { organisations, above }, unitIds: [] };
  const reaching = grantsAt(actor, organisation, tree, today);
  if (reaching.length === 0) throw unknown(organisation);
  const held = reaching
    .map((grant) => ({ grant, scope: wanted.roles[grant.role] }))
    .filter((each): each is { grant: RoleGrant; scope: Scope } => each.scope !== undefined)
    .sort((a, b) => widest.indexOf(b.scope) - widest.indexOf(a.scope));
  const best = held[0];
  if (!best) throw new Refusal('forbidden', 'core.refusal.notPermitted', { permission: wanted.name });
  return {
    role: best.grant.role,
    scope: best.scope,
    unitIds: unitsOf(reaching),
    rows: {
      ...{ organisations, above },
      // Only the units for which the permission is held: somebody may speak for another in another role.
      units: best.scope === 'own-unit' ? unitsOf(held.map(({ grant }) => grant)) : undefined,
      owner: best.scope === 'own' ? actor.id : undefined,
    },
  };
}

const unitsOf = (grants: readonly RoleGrant[]): string[] =>
  grants.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId]));

/** The actor's grants that hold at an organisation: those at it or above it, within the token's limit. */
export function grantsAt(
  actor: Actor,
  organisation: string,
  tree: OrganisationTree,
  today: string,
): RoleGrant[] {
  const line = [...tree.lineOf(organisation, today), installation];
  if (actor.limitedTo !== undefined && !line.includes(actor.limitedTo)) return [];
  return actor.grants.filter((grant) => line.includes(grant.organisation));
}

/** Whether an organisation is there, and lies at, below or above one where the actor holds a role: they may know of it. */
export const knowsOf = (actor: Actor, organisation: string, tree: OrganisationTree, today: string): boolean =>
  tree.has(organisation) &&
  (actor.kind === 'system' ||
    grantsAt(actor, organisation, tree, today).length > 0 ||
    actor.grants.some((grant) => tree.isWithin(grant.organisation, organisation, today)));

const unknown = (organisation: string): Refusal =>
  new Refusal('not-found', 'core.refusal.unknownOrganisation', { organisation });

/**
 * The widest audience an actor belongs to at an organisation.
 * @throws Refusal not-found if the organisation is out of reach
 */
export function audienceAt(
  actor: Actor,
  organisation: string,
  tree: OrganisationTree,
  today: string,
): Audience {
  if (actor.kind === 'system') return 'confidential';
  const reaching = tree.has(organisation) ? grantsAt(actor, organisation, tree, today) : [];
  if (reaching.length === 0) throw unknown(organisation);
  if (actor.audience) return actor.audience;
  const own = reaching.map((grant) => audienceOf[grant.role]);
  return own.reduce((best, audience) => (mayRead(audience, best) ? audience : best), 'public');
}
