import { Refusal } from '@heli/sdk';
import type { Actor } from '../access/actor.js';
import type { Queries } from '../query/queries.js';
import type { Registry } from '../registry/registry.js';
import type { FileRow } from './file-rows.js';
import type { Files } from './files.js';

/**
 * A file that somebody may read: one that they are shown by the query of the subject it belongs to, asked as
 * themselves; or one of their own that waits. All else answers as if it were not there.
 * @throws Refusal not-found
 */
export async function readableFile(
  { files, queries, registry }: { files: Files; queries: Queries; registry: Registry },
  actor: Actor,
  organisation: string,
  id: string,
): Promise<FileRow> {
  const row = await files.row(id);
  const readable =
    row && (row.shown_by === null ? row.uploader === actor.id : await isShown(row, row.shown_by));
  if (!readable) throw new Refusal('not-found', 'core.refusal.unknownFile');
  return row;

  async function isShown({ shown_with }: FileRow, shownBy: string): Promise<boolean> {
    const query = registry.query(shownBy);
    if (!query || !queries.active(query, organisation)) return false;
    try {
      return mentions(await queries.answer(actor, organisation, query, JSON.parse(shown_with ?? '{}')), id);
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}

function mentions(answer: unknown, id: string): boolean {
  if (answer === id) return true;
  return (
    typeof answer === 'object' && answer !== null && Object.values(answer).some((part) => mentions(part, id))
  );
}
