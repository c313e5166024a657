import type { Sql } from '../database/sql.js';
import type { Entry } from '../log/entry.js';
import { firstDay, type OrganisationTree } from './tree.js';

/** Takes over what a fact says about the tree; other facts leave it alone. */
export function growTree(tree: OrganisationTree, entry: Pick<Entry, 'seq' | 'type' | 'data'>): void {
  if (entry.type === 'core.organisationRegistered') {
    const { code, parent } = JSON.parse(entry.data) as { code: string; parent: string | null };
    tree.add({ code, fromDay: firstDay, parent: parent ?? undefined, seq: entry.seq });
  } else if (entry.type === 'core.organisationMoved') {
    const { code, parent, fromDay } = JSON.parse(entry.data) as {
      code: string;
      parent: string | null;
      fromDay: string;
    };
    tree.add({ code, fromDay, parent: parent ?? undefined, seq: entry.seq });
  }
}

export async function loadTree(tree: OrganisationTree, from: Sql): Promise<void> {
  const sql =
    "SELECT seq, type, data FROM core_event WHERE type IN ('core.organisationRegistered', 'core.organisationMoved') ORDER BY seq";
  for (const entry of await from.all<Entry>(sql)) growTree(tree, entry);
}
