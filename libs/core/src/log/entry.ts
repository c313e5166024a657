import { createHmac, hash } from 'node:crypto';
import { drawn } from '../clock/chance.js';

/** A fact on its way into the log, already validated against its event type. */
export interface Draft {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly organisation: string;
  readonly occurredAt: string;
  readonly actorId: string;
  readonly actorRole: string;
  readonly subject: { readonly type: string; readonly id: string } | undefined;
  readonly causationId: string | undefined;
  readonly correlationId: string;
  /** Length of the chain of causes that led here. */
  readonly depth: number;
  readonly imported: boolean;
  readonly data: unknown;
  readonly detail: unknown;
}

/** A row of the log as it is stored. */
export interface Entry {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly organisation: string;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly causation_id: string | null;
  readonly correlation_id: string;
  readonly depth: number;
  readonly imported: number;
  readonly data: string;
  readonly detail_mac: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

export interface StoredDetail {
  readonly seq: number;
  readonly salt: string;
  readonly detail: string;
}

export const entryColumns = [
  'seq',
  'id',
  'type',
  'version',
  'organisation',
  'occurred_at',
  'recorded_at',
  'actor_id',
  'actor_role',
  'subject_type',
  'subject_id',
  'causation_id',
  'correlation_id',
  'depth',
  'imported',
  'data',
  'detail_mac',
  'prev_hash',
  'hash',
] as const satisfies readonly (keyof Entry)[];

/** The hash before the first event. */
export const genesisHash = '0'.repeat(64);

export const macOf = (salt: string, detail: string): string =>
  createHmac('sha256', Buffer.from(salt, 'hex')).update(detail).digest('hex');

/** The chain covers the stored bytes of the envelope and the data, and the detail's keyed hash only. */
export function hashOf(entry: Omit<Entry, 'hash'>): string {
  const covered = entryColumns.slice(0, -1).map((column) => entry[column as keyof typeof entry]);
  return hash('sha256', JSON.stringify(covered));
}

/** Turns a draft into the row that follows on `prev`. */
export function seal(
  draft: Draft,
  prev: { readonly seq: number; readonly hash: string },
  recordedAt: string,
): { entry: Entry; detail: StoredDetail | undefined } {
  const seq = prev.seq + 1;
  const detailText = draft.detail === undefined ? undefined : JSON.stringify(draft.detail);
  const salt = drawn(16).toString('hex');
  const body = {
    seq,
    id: draft.id,
    type: draft.type,
    version: draft.version,
    organisation: draft.organisation,
    occurred_at: draft.occurredAt,
    recorded_at: recordedAt,
    actor_id: draft.actorId,
    actor_role: draft.actorRole,
    subject_type: draft.subject?.type ?? null,
    subject_id: draft.subject?.id ?? null,
    causation_id: draft.causationId ?? null,
    correlation_id: draft.correlationId,
    depth: draft.depth,
    imported: draft.imported ? 1 : 0,
    data: JSON.stringify(draft.data),
    detail_mac: detailText === undefined ? null : macOf(salt, detailText),
    prev_hash: prev.hash,
  };
  return {
    entry: { ...body, hash: hashOf(body) },
    detail: detailText === undefined ? undefined : { seq, salt, detail: detailText },
  };
}
