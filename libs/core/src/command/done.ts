import { Refusal } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import type { Pending } from './work.js';
import type { Intent } from './write-context.js';

/** In the place of the actor where a secret command ran. */
const nobody = 'secret';

/** What became of one unit of a batch. */
export interface Done {
  readonly pending: Pending;
  readonly settled:
    | { ok: true; output: unknown; drafts: number; afterwards: Intent['afterwards'] }
    | { ok: false; error: unknown }
    | { ok: true; output: unknown; seq: number }
    /** The same command, earlier in this batch. */
    | { ok: true; output: unknown; twin: number };
}

/** The last sequence number of each unit's facts; the deadlines' facts come first, and a twin has its elder's. */
export function seqsOf(done: readonly Done[], head: number, drafts: number): number[] {
  const own = done.reduce((sum, { settled }) => sum + ('drafts' in settled ? settled.drafts : 0), 0);
  let at = head + drafts - own;
  const ends = done.map(({ settled }) => (at += 'drafts' in settled ? settled.drafts : 0));
  return done.map(({ settled }, i) => ends['twin' in settled ? settled.twin : i]!);
}

/** Does what was put off until the batch was stored. */
export async function finish(done: readonly Done[]): Promise<void> {
  const works = done.flatMap(({ settled }) => ('afterwards' in settled ? settled.afterwards : []));
  for (const work of works) await work();
}

/** Notes the answer to each key, and what was done or refused, inside the batch's transaction. */
export async function keepOutcomes(
  writer: Sql,
  done: readonly Done[],
  ends: readonly number[],
  now: string,
): Promise<void> {
  const keys = done.flatMap((d, i) => {
    const { idempotency, actorId, action, organisation } = d.pending.work;
    if (!idempotency || !d.settled.ok || !('drafts' in d.settled)) return [];
    return [
      [
        actorId,
        idempotency.key,
        action,
        organisation,
        idempotency.bodyHash,
        JSON.stringify(d.settled.output ?? null),
        ends[i]!,
        now,
      ],
    ];
  });
  const columns = ['actor_id', 'key', 'command', 'organisation', 'body_hash', 'output', 'seq', 'recorded_at'];
  await writer.insertMany('core_idempotency', columns, keys, 'ON CONFLICT DO NOTHING');
  const audits = done.map((d, i) => {
    const { secret, actorId, action, organisation, requestId } = d.pending.work;
    const refusal = d.settled.ok ? null : d.settled.error instanceof Refusal ? d.settled.error.key : 'fault';
    return [
      now,
      secret ? nobody : actorId,
      action,
      organisation,
      d.settled.ok ? 'done' : 'refused',
      refusal,
      d.settled.ok && !secret ? ends[i]! : null,
      secret ? null : (requestId ?? null),
    ];
  });
  await writer.insertMany(
    'core_audit',
    ['at', 'actor_id', 'action', 'organisation', 'outcome', 'refusal', 'seq', 'request_id'],
    audits,
  );
}
