import type { FollowerParts } from './follower-parts.js';
import { standingIn } from './position.js';

/** Where each contract's numbers begin: where they stood; at the head, where the log holds no fact of it. */
export async function startingAt({
  registry,
  database,
  log,
}: FollowerParts): Promise<ReadonlyMap<string, number>> {
  const { reader } = database.sql;
  const { cursors } = await standingIn(reader);
  const starts = new Map<string, number>();
  for (const { id } of registry.contracts) {
    const begun = cursors.get(id)?.seq;
    const any = begun ?? (await reader.get('SELECT 1 FROM core_event WHERE type LIKE ? LIMIT 1', `${id}.%`));
    starts.set(id, begun ?? (any ? 0 : log.head.seq));
  }
  return starts;
}

/** Does something while nothing is followed, and lets it follow again, whatever comes of it. */
export async function whileHeld(follower: { hold(): () => void }, work: () => Promise<void>): Promise<void> {
  const goOn = follower.hold();
  try {
    await work();
  } finally {
    goOn();
  }
}
