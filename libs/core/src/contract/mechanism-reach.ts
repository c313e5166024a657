import type { z } from 'zod';
import type { AnyMechanism, CommandType, QueryType } from '@heli/sdk';
import type { KernelParts } from './kernel-parts.js';
import type { mechanismQueries } from './mechanism-contract.js';

type Reach = NonNullable<z.output<typeof mechanismQueries.mechanismReach.output>>;

/** Everything that one permission lets somebody do, under its name. */
function permissionsOf({ implements: { commands, queries } }: AnyMechanism): Reach['permissions'] {
  const signed: readonly (CommandType | QueryType)[] = [
    ...Object.values(commands),
    ...Object.values(queries),
  ];
  const names = [...new Set(signed.map(({ permission }) => permission.name))].sort();
  return names.map((name) => {
    const own = signed.filter(({ permission }) => permission.name === name);
    const named = (kind: 'command' | 'query'): string[] =>
      own.filter((each) => each.kind === kind).map((each) => each.name);
    const roles = Object.entries(own[0]?.permission.roles ?? {}).map(([role, scope]) => ({ role, scope }));
    return { name, commands: named('command'), queries: named('query'), roles };
  });
}

/** What a mechanism may do, where its handlers run, and how many rows it keeps. */
export async function reachOf(parts: KernelParts, mechanism: AnyMechanism): Promise<Reach> {
  const tables: Reach['tables'] = [];
  for (const { meta } of mechanism.entities) {
    const name = meta.tableName;
    const found = await parts.database.sql.reader.get<{ rows: number }>(
      `SELECT COUNT(*) AS "rows" FROM "${name}"`,
    );
    tables.push({ name, rows: found?.rows ?? 0 });
  }
  return {
    isolation: parts.registry().plugin(mechanism.id)?.isolation ?? 'none',
    permissions: permissionsOf(mechanism),
    events: Object.values(mechanism.implements.events).map(({ type }) => type),
    hears: [...new Set(mechanism.reactions.map(({ of }) => of.type))],
    tables,
    apart: [...mechanism.apart],
  };
}
