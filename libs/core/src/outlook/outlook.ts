import { hash } from 'node:crypto';
import { mayRead, minBaseOf, Refusal, type Figure, type FigureWish, type Outlook } from '@heli/sdk';
import type { Cell } from '@heli/protocol';
import { audienceAt, installation, type Actor } from '../access/actor.js';
import type { Sql } from '../database/sql.js';
import type { Follower } from '../follower/follower.js';
import type { EventLog } from '../log/event-log.js';
import type { Cells } from '../metric/cells.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Registry } from '../registry/registry.js';
import { suggestionsAt } from './suggestions.js';

/** What the outlook stands on. */
export interface OutlookParts {
  readonly registry: Registry;
  readonly tree: OrganisationTree;
  readonly log: EventLog;
  readonly follower: Follower;
  readonly cells: () => Cells;
}

/** Opens the outlook for one run of a handler at an organisation, on the connection that its own reads use. */
export type OpenOutlook = (from: Sql, actor: Actor, organisation: string, today: string) => Outlook;

export const openOutlook =
  ({ registry, tree, log, follower, cells }: OutlookParts): OpenOutlook =>
  (from, actor, organisation, today) => ({
    figures: async (wish) => {
      const at = placeOf(wish, organisation, tree, today);
      const { seq } = follower;
      // Never more than the council sees, and never more than who asks.
      const own = audienceAt(actor, at, tree, today);
      const found = await cells().list(
        wish.metrics,
        at,
        wish.period,
        mayRead('council', own) ? own : 'council',
      );
      return found.map((cell) => figureOf(cell, seq, registry));
    },
    suggestions: (wanted) =>
      suggestionsAt(
        from,
        registry,
        wanted,
        organisation === installation ? undefined : tree.subtreeOf(organisation, today),
      ),
    logHead: { seq: log.head.seq, hash: log.head.hash },
    digest: (text) => hash('sha256', text),
  });

/** @throws Refusal not-found if the organisation lies outside the addressed one's subtree */
function placeOf(
  { organisation }: FigureWish,
  addressed: string,
  tree: OrganisationTree,
  today: string,
): string {
  const at = organisation ?? addressed;
  const reached = at === addressed || addressed === installation || tree.isWithin(at, addressed, today);
  if (tree.has(at) && reached) return at;
  throw new Refusal('not-found', 'core.refusal.unknownOrganisation', { organisation: at }, 'organisation');
}

function figureOf(cell: Cell, seq: number, registry: Registry): Figure {
  const { metric } = registry.metric(cell.metric)!;
  return {
    metric: cell.metric,
    organisation: cell.organisation,
    period: cell.period,
    key: cell.key,
    n: cell.n,
    d: cell.d,
    base: cell.base,
    value: cell.value,
    state: cell.state,
    asOf: cell.asOf,
    seq,
    definition: cell.definition,
    minBase: minBaseOf(metric),
    direction: metric.direction,
  };
}
