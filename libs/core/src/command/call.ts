import { hash } from 'node:crypto';
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
  /** Only tries it: everything is undone again, and it can be sent in earnest with the same key. */
  readonly dry?: boolean;
}

export interface CommandReply {
  readonly output: unknown;
  /** Sequence number of the last fact of the command, or of the log's head if it left none. */
  readonly seq: number;
}

/** What tells a command that is sent again from another with the same key; never kept of a secret slip, whose few options are soon tried. */
export const idempotencyOf = ({ idempotencyKey, name, organisation, input }: CommandCall) => ({
  key: idempotencyKey,
  bodyHash: hash('sha256', JSON.stringify([name, organisation, input])),
});
