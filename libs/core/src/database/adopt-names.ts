import type { Registry } from '../registry/registry.js';
import type { Sql } from './sql.js';

/**
 * Numbers and deadlines belong to the contract, whichever mechanism does it. Where an older version of the kernel kept
 * them under the name of the mechanism, they are found under that of its contract from now on.
 */
export async function adoptNames(sql: Sql, registry: Registry): Promise<void> {
  const contracts = new Set(registry.contracts.map(({ id }) => id));
  for (const { id, implements: contract } of registry.mechanisms) {
    if (contracts.has(id)) continue;
    await sql.run(
      'UPDATE core_cursor SET name = ? WHERE name = ? AND NOT EXISTS (SELECT 1 FROM core_cursor WHERE name = ?)',
      contract.id,
      id,
      contract.id,
    );
    await sql.run('UPDATE core_deadline SET mechanism = ? WHERE mechanism = ?', contract.id, id);
  }
}

/** A mechanism that is not there any more takes nothing over, and holds nobody up. */
export async function stopAbsent(sql: Sql, registry: Registry): Promise<void> {
  const rows = await sql.all<{ mechanism: string }>('SELECT mechanism FROM core_takeover WHERE running = 1');
  for (const { mechanism } of rows.filter((row) => !registry.mechanism(row.mechanism)))
    await sql.run('UPDATE core_takeover SET running = 0 WHERE mechanism = ?', mechanism);
}
