import type { Audience, QueryType } from '@heli/sdk';
import type { Feed, FeedRow } from '@heli/protocol';
import type { Actor, Permit } from '../access/actor.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { MechanismFault } from '../fault/faults.js';
import type { Guard } from '../fault/guard.js';
import type { Queries } from '../query/queries.js';
import { ownerOf } from '../registry/registry.js';
import type { RoomKey } from './room.js';

/**
 * Who asks for a room: no more than a display at the organisation. The feed itself is declared for the room's
 * audience, and cut to it; what its query asks further is answered as far as displays may ask.
 */
const roomAt = (organisation: string, audience: Audience): Actor => ({
  id: 'system:live',
  kind: 'display',
  grants: [{ role: 'display', organisation, unitId: undefined }],
  audience,
});

/** Evaluates live queries for a room, cut to the rows and fields that its audience may see. */
export class Feeds {
  constructor(
    private readonly queries: Queries,
    private readonly tree: OrganisationTree,
    private readonly today: () => string,
    private readonly guard: Guard,
  ) {}

  /** A query that fails gives a paused feed; its fault is recorded where it happened. */
  async evaluate(
    query: QueryType,
    organisation: string,
    { audience, draft }: Pick<RoomKey, 'audience' | 'draft'>,
    version: number,
  ): Promise<Feed> {
    const feed = { name: query.name, organisation, version };
    if (!this.queries.active(query, organisation)) return { ...feed, state: 'paused', rows: [] };
    const today = this.today();
    const organisations = this.tree.reachOf(organisation, today);
    const permit: Permit = { role: 'display', scope: 'subtree', rows: { organisations }, unitIds: [] };
    try {
      const room = roomAt(organisation, audience);
      const input = query.input.parse({});
      const trial =
        draft === undefined ? undefined : await this.queries.trialOf(draft.mechanism, organisation);
      // What somebody only tries pauses nobody's list.
      const phase = trial ? 'query' : 'feed';
      const answer = await this.queries.answerAs(room, permit, organisation, query, input, phase, trial);
      const rows = cut(answer, query.live?.fields[audience] ?? [], query.live?.limit ?? 0);
      if (JSON.stringify(rows).length > largest) throw this.#tooLarge(query, organisation);
      return { ...feed, state: 'live', rows };
    } catch (error) {
      if (error instanceof Error) return { ...feed, state: 'paused', rows: [] };
      throw error;
    }
  }

  #tooLarge({ name }: QueryType, organisation: string): MechanismFault {
    const mechanism = ownerOf(name);
    const cause = new Error(`The feed ${name} has rows of more than ${String(largest)} characters in all.`);
    return this.guard.attribute({ mechanism, phase: 'feed', handler: name, organisation }, cause);
  }
}

/** A feed goes to every wall with each change of a row. */
const largest = 256 * 1024;

function cut(rows: unknown, fields: readonly string[], limit: number): FeedRow[] {
  if (!Array.isArray(rows)) return [];
  return (rows as readonly FeedRow[])
    .slice(0, limit)
    .map((row) =>
      Object.fromEntries(
        fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]!]),
      ),
    );
}
