import type { EntityManager } from '@mikro-orm/core';
import type { Intent } from './write-context.js';

/** One unit of writing: a command or a reaction. It has its own savepoint and its own identity map. */
export interface Work<Output = unknown> {
  /** The contract whose deadlines it sets; `core` for the kernel's own. */
  readonly contract: string;
  readonly action: string;
  readonly actorId: string;
  readonly organisation: string;
  readonly requestId: string | undefined;
  /** Nothing may tell who asked for it: it is audited without a name, and no key is kept. */
  readonly secret: boolean;
  /** Set for commands; reactions are made exact by their cursor, secret ballots by their roll. */
  readonly idempotency: { readonly key: string; readonly bodyHash: string } | undefined;
  /** Runs the handler; its intent is carried out if it returns, everything is undone if it throws. */
  readonly run: (em: EntityManager, now: string) => Promise<{ output: Output; intent: Intent }>;
}

export type Settled =
  | { readonly ok: true; readonly output: unknown; readonly seq: number }
  | { readonly ok: false; readonly error: unknown };

export interface Pending {
  readonly work: Work;
  readonly settle: (settled: Settled) => void;
}
