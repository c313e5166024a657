import type { Actor } from '../access/actor.js';

/** A command on its way to its handler. */
export interface CommandCall {
  readonly actor: Actor;
  readonly organisation: string;
  /** `<contract>.<command>` */
  readonly name: string;
  readonly input: unknown;
  /** Sent again with the same key, a command that was carried out answers as it did then. */
  readonly idempotencyKey: string;
  /** The fact that caused it, for a reaction. */
  readonly cause?: {
    readonly id: string;
    readonly occurredAt: string;
    readonly correlationId: string;
    readonly depth: number;
  };
  readonly requestId?: string;
}

export interface CommandReply {
  readonly output: unknown;
  /** Sequence number of the last fact of the command, or of the log's head if it left none. */
  readonly seq: number;
}
