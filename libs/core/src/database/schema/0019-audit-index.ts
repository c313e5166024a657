import type { CoreMigration } from '../schema.js';

/** The audit of one account is read back without all the others'. */
export const auditIndex: CoreMigration = {
  name: '0019-audit-index',
  statements: [
    `CREATE INDEX core_audit_actor ON core_audit (actor_id, id)`,
    `CREATE INDEX core_audit_at ON core_audit (at)`,
  ],
};
