import type { Role } from '@heli/sdk';
import { grantsAt, type Actor } from '../access/actor.js';
import { personQueries } from '../contract/person-contract.js';
import type { Sql } from '../database/sql.js';
import type { OrganisationTree } from './tree.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whether somebody may see persons' names at an organisation: by the very permission of the list of persons. */
export function seesPersons(
  actor: Actor,
  organisation: string,
  tree: OrganisationTree,
  today: string,
): boolean {
  if (actor.kind === 'system') return true;
  const { roles } = personQueries.persons.permission;
  const holds = (role: Role): boolean => roles[role] !== undefined;
  return grantsAt(actor, organisation, tree, today).some(({ role }) => holds(role));
}

/** The names behind accounts: the person's, or the account's own where no person is tied to it. */
export async function namesOfAccounts(sql: Sql, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  const rows = await sql.all<{ id: string; name: string; state: string; person: string | null }>(
    `SELECT a.id AS id, a.name AS name, a.state AS state, p.name AS person
     FROM core_account a LEFT JOIN core_person p ON p.id = a.person_id
     WHERE a.id IN (${ids.map(() => '?').join(',')})`,
    ...ids,
  );
  return rows
    .filter(({ state }) => state !== 'erased')
    .map(({ id, name, person }) => ({ id, name: person ?? name }));
}
