/**
 * The roles of the house (domain.md, section 2). A role is granted to an account at an organisation (and holds in
 * its subtree) or for a unit.
 */
export const roles = [
  'secretary',
  'chair',
  'viceChair',
  'office',
  'branchSecretary',
  'liaison',
  'handler',
  'gridWorker',
  'representative',
  'resident',
  'supervisor',
  'personnelOfficer',
  'administrator',
  'developer',
  'display',
] as const;

/** Roles that somebody holds for one unit, beside the place where it works. */
export const unitRoles: readonly Role[] = ['liaison', 'handler'];

export type Role = (typeof roles)[number];

/**
 * How far a permission reaches, declared in the contract's signature so that no plugin can widen it:
 * - `subtree`: everything in the organisation it was granted at and below
 * - `own-unit`: what is led by a unit the actor acts for
 * - `own`: what the actor made
 */
export type Scope = 'subtree' | 'own-unit' | 'own';

/** Who may do something: deny unless one of the actor's roles is listed here. */
export interface Permission {
  /** `<plugin>.<entity>.<verb>` */
  readonly name: string;
  /** Which role holds it, and how far. */
  readonly roles: Readonly<Partial<Record<Role, Scope>>>;
}

export const permission = (name: string, holders: Permission['roles']): Permission => ({
  name,
  roles: holders,
});

/** Who may read a room: a figure's audience is the widest that may see it. */
export const audiences = ['public', 'council', 'confidential'] as const;
export type Audience = (typeof audiences)[number];

/** Whether someone of audience `reader` may see what is meant for `wanted`. */
export const mayRead = (reader: Audience, wanted: Audience): boolean =>
  audiences.indexOf(reader) >= audiences.indexOf(wanted);
