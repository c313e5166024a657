import type { EventDetail, EventType, WriteContext } from '@heli/sdk';
import type { z } from 'zod';
import { KeptFact } from '../entities/fact.entity.js';

/** What a fact is about: `{ type: 'leadership.item', id, organisation }`. */
export interface Subject {
  readonly type: `leadership.${string}`;
  readonly id: string;
  readonly organisation: string;
  /** The record itself, which counts its facts. */
  readonly of: Counted;
}
interface Counted {
  readonly id: string;
  readonly organisation: string;
  facts: number;
}

export const subjectOf = (
  kind: 'list' | 'item' | 'coverage' | 'contactPoint' | 'report' | 'problem' | 'request',
  of: Counted,
): Subject => ({ type: `leadership.${kind}`, id: of.id, organisation: of.organisation, of });

interface Recorded<E extends EventType> {
  readonly data: z.input<E['data']>;
  readonly detail?: EventDetail<E> | undefined;
  /** When it happened; now if left out. */
  readonly at?: string;
  /** A lasting id, where the core may tell of the same fact again. */
  readonly id?: string;
}

/** Tells the house a fact and keeps it in the mechanism's own history. */
export function record<E extends EventType>(
  ctx: WriteContext,
  subject: Subject,
  event: E,
  { data, detail, at = ctx.now, id = ctx.id() }: Recorded<E>,
): void {
  const words = wordsOf(detail);
  subject.of.facts += 1;
  ctx.emit(event, {
    data,
    ...(detail !== undefined && Object.keys(words).length > 0 ? { detail } : {}),
    organisation: subject.organisation,
    occurredAt: at,
    subject: { type: subject.type, id: subject.id },
  });
  keep(ctx, subject, event, {
    id,
    at,
    actor: ctx.actorId,
    data: data as Record<string, unknown>,
    words,
    place: subject.of.facts,
  });
}

/** Keeps a fact in the history that the house has told already, such as a deadline's. */
export function keep(
  ctx: WriteContext,
  subject: Pick<Subject, 'id' | 'organisation'>,
  event: EventType,
  fact: {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
    readonly place?: number;
    readonly data: Record<string, unknown>;
    readonly words?: Record<string, string>;
  },
): void {
  ctx.em.create(KeptFact, {
    id: fact.id,
    organisation: subject.organisation,
    subject: subject.id,
    name: event.type.slice(event.type.indexOf('.') + 1),
    at: fact.at,
    place: fact.place ?? 0,
    actor: fact.actor,
    imported: false,
    personId: typeof fact.data['personId'] === 'string' ? fact.data['personId'] : null,
    data: fact.data,
    detail: fact.words ?? {},
  });
}

function wordsOf(detail: unknown): Record<string, string> {
  if (typeof detail !== 'object' || detail === null) return {};
  return Object.fromEntries(
    Object.entries(detail).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
