import { Refusal, unitRoles, type Role, type WriteContext } from '@heli/sdk';
import { installation } from '../access/actor.js';
import { placesOf, postPlacesOf } from '../access/places.js';
import type { Sql } from '../database/sql.js';
import { nearness } from '../organisation/nearness.js';
import type { OrganisationTree } from '../organisation/tree.js';

export interface GrantWish {
  readonly role: Role;
  readonly organisation: string;
  readonly unitId?: string | undefined;
}

type Here = Pick<WriteContext, 'organisation' | 'now' | 'clock' | 'actorId'>;

/**
 * An account within one's reach: its home and everything it was granted, by posts too, lie below where one acts. Whoever could reset
 * the password of somebody with wider rights would have them.
 * @throws Refusal not-found
 */
export async function accountWithin(
  sql: Sql,
  tree: OrganisationTree,
  here: Here,
  accountId: string,
): Promise<void> {
  if (!(await isAccountWithin(sql, tree, here, accountId)))
    throw new Refusal('not-found', 'core.refusal.unknownAccount', {}, 'accountId');
}

/** Whether an account is within one's reach. */
export async function isAccountWithin(
  sql: Sql,
  tree: OrganisationTree,
  here: Here,
  accountId: string,
): Promise<boolean> {
  const row = await sql.get<{ organisation: string; state: string }>(
    'SELECT organisation, state FROM core_account WHERE id = ?',
    accountId,
  );
  const today = here.clock.dayOf(here.now);
  const { below } = nearness(tree, here.organisation, today);
  if (!row || row.state === 'erased') return false;
  return [row.organisation, ...(await placesOf(sql, accountId, today))].every(below);
}

/**
 * A person whom one may tie an account to: of the register within one's reach, and with every post they have or will
 * have. Whoever could tie an account of theirs to somebody with wider rights would have them.
 * @throws Refusal not-found | conflict | forbidden
 */
export async function requirePerson(
  sql: Sql,
  tree: OrganisationTree,
  here: Here,
  personId: string,
): Promise<void> {
  const row = await sql.get<{ organisation: string; state: string }>(
    'SELECT organisation, state FROM core_person WHERE id = ?',
    personId,
  );
  const today = here.clock.dayOf(here.now);
  const { below } = nearness(tree, here.organisation, today);
  if (!row || !below(row.organisation))
    throw new Refusal('not-found', 'core.refusal.unknownPerson', {}, 'personId');
  if (row.state === 'erased') throw new Refusal('conflict', 'core.refusal.alreadyErased', {}, 'personId');
  if (!(await postPlacesOf(sql, personId, today)).every(below))
    throw new Refusal('forbidden', 'core.refusal.postBeyondReach', {}, 'personId');
}

/** Nobody decides about their own rights. */
export function refuseOwn(here: Here, accountId: string): void {
  if (here.actorId === accountId) throw new Refusal('forbidden', 'core.refusal.ownAccess', {}, 'accountId');
}

/**
 * Nobody gives what lies beyond their reach, and a role that speaks for a unit names it.
 * @throws Refusal not-found | invalid
 */
export async function requireGrants(
  sql: Sql,
  tree: OrganisationTree,
  here: Here,
  wishes: readonly GrantWish[],
): Promise<void> {
  const { below } = nearness(tree, here.organisation, here.clock.dayOf(here.now));
  for (const { role, organisation, unitId } of wishes) {
    const exists = organisation === installation || tree.has(organisation);
    if (!exists || !below(organisation))
      throw new Refusal('not-found', 'core.refusal.unknownOrganisation', { organisation }, 'grants');
    if (unitRoles.includes(role) !== (unitId !== undefined))
      throw new Refusal('invalid', 'core.refusal.unitOfRole', {}, 'grants');
    if (unitId !== undefined && !(await sql.get('SELECT 1 FROM core_unit WHERE id = ?', unitId)))
      throw new Refusal('not-found', 'core.refusal.unknownUnit', {}, 'grants');
  }
}
