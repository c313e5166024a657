import type { Directory } from '@heli/sdk';
import { installation, type Actor } from '../access/actor.js';
import type { Sql } from '../database/sql.js';
import { namesOfAccounts, seesPersons } from './actor-names.js';
import { nearness } from './nearness.js';
import type { OrganisationTree } from './tree.js';

/** The registers as a handler may read them, from the connection that its own reads use. */
export const directoryOf = (
  from: Sql,
  tree: OrganisationTree,
  actor: Actor,
  organisation: string,
  today: string,
): Directory => ({
  organisations: async () => {
    const codes = organisation === installation ? tree.codes() : tree.subtreeOf(organisation, today);
    const rows = await from.all<{ code: string; name: string; level: string }>(
      'SELECT code, name, level FROM core_organisation',
    );
    const known = new Map(rows.map((row) => [row.code, row]));
    const found = codes.flatMap((code) => known.get(code) ?? []);
    return found.map(({ code, name, level }) => ({
      code,
      name,
      level,
      parent: tree.parentOf(code, today) ?? null,
    }));
  },
  above: () => Promise.resolve(tree.lineOf(organisation, today).slice(1)),
  units: async (ids) => {
    if (ids.length === 0) return [];
    const sql = `SELECT id, name, organisation FROM core_unit WHERE id IN (${ids.map(() => '?').join(',')})`;
    const rows = await from.all<{ id: string; name: string; organisation: string }>(sql, ...ids);
    const near = nearness(tree, organisation, today);
    return rows.filter((row) => near.below(row.organisation) || near.above(row.organisation));
  },
  persons: async (ids) => {
    if (ids.length === 0) return [];
    const sql = `SELECT id, name, organisation FROM core_person WHERE id IN (${ids.map(() => '?').join(',')})`;
    const rows = await from.all<{ id: string; name: string; organisation: string }>(sql, ...ids);
    const near = nearness(tree, organisation, today);
    const all = seesPersons(actor, organisation, tree, today);
    return rows
      .filter((row) => near.below(row.organisation) || near.above(row.organisation))
      .map(({ id, name }) => ({ id, name: all || id === actor.personId ? name : '—' }));
  },
  actors: (ids) => {
    const all = seesPersons(actor, organisation, tree, today);
    return namesOfAccounts(from, all ? ids : ids.filter((id) => id === actor.id));
  },
});
