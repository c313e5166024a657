import type { Cluster } from './store.js';

/** What a server does when it hears of others, and when it may have to step in for one. */
interface Member {
  readonly writer: { hear(): Promise<void>; wake(): Promise<void> };
  readonly follower: { wake(): void };
}

/** Who follows may have gone without a word: its place is tried for so often. */
const electMs = 1000;

/** Joins the other servers of a log, if there may be some; what it answers leaves them. */
export function joinCluster(cluster: Cluster | undefined, { writer, follower }: Member): () => Promise<void> {
  if (!cluster) return () => Promise.resolve();
  // The log is the truth: what could not be heard now is heard with the next batch or the next announcement.
  const hear = (): void => void writer.hear().catch(() => undefined);
  const leave = cluster.listen((channel) => (channel === 'heli_log' ? hear() : follower.wake()));
  const election = setInterval(() => follower.wake(), electMs).unref();
  return async () => {
    clearInterval(election);
    await leave();
  };
}
