import { Refusal, type Files as FileFacility, type FileView } from '@heli/sdk';
import type { FacilityUse } from '../command/facilities.js';
import type { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import { filesOf, keptFile, takeFile } from './file-rows.js';

/** So many files one command takes at once. */
const most = 20;

/** What a handler may know of its contract's files. */
export const viewFiles = (sql: Sql, contract: string): FileView => ({
  of: async (subject) => (await filesOf(sql, contract, subject)).map(keptFile),
});

/** Taking files, in the command's own transaction: a refused command leaves them waiting. */
export const openFiles =
  (database: Database) =>
  (use: FacilityUse): FileFacility => ({
    ...viewFiles(database.sql.writer, use.owner),
    attach: async (ids, home) => {
      if (ids.length > most) throw new Refusal('invalid', 'core.refusal.tooManyFiles', { most });
      const by = {
        uploader: use.actorId,
        at: use.now,
        contract: use.owner,
        organisation: use.organisation,
      };
      const taken = [];
      for (const id of new Set(ids)) {
        const row = await takeFile(database.sql.writer, id, by, { ...home, shownBy: home.shownBy.name });
        if (!row) throw new Refusal('not-found', 'core.refusal.unknownFile');
        taken.push(keptFile(row));
      }
      return taken;
    },
  });
