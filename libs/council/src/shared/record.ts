import type { EventDetail, EventType, WriteContext } from '@heli/sdk';
import type { z } from 'zod';
import { KeptFact } from '../entities/fact.entity.js';

/** What a fact is about: `{ type: 'council.meeting', id, organisation }`. */
export interface Subject {
  readonly type: `council.${string}`;
  readonly id: string;
  readonly organisation: string;
}

interface Recorded<E extends EventType> {
  readonly data: z.input<E['data']>;
  readonly detail?: EventDetail<E> | undefined;
  /** When it happened; now if left out. */
  readonly at?: string;
  /** A lasting id, where the core may tell of the same fact again. */
  readonly id?: string;
}

/** Tells the house a fact and keeps it in the council's own history. */
export function record<E extends EventType>(
  ctx: WriteContext,
  subject: Subject,
  event: E,
  { data, detail, at = ctx.now, id = ctx.id() }: Recorded<E>,
): void {
  const words = wordsOf(detail);
  ctx.emit(event, {
    data,
    ...(detail !== undefined && Object.keys(words).length > 0 ? { detail } : {}),
    organisation: subject.organisation,
    occurredAt: at,
    subject: { type: subject.type, id: subject.id },
  });
  keep(ctx, subject, event, { id, at, actor: ctx.actorId, data: data as Record<string, unknown>, words });
}

/** Keeps a fact in the history that the house has told already, such as a deadline's. */
export function keep(
  ctx: WriteContext,
  subject: Omit<Subject, 'type'>,
  event: EventType,
  fact: {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
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
    place: placeIn(ctx),
    actor: fact.actor,
    imported: false,
    data: fact.data,
    detail: fact.words ?? {},
  });
}

/** How many facts each running handler has kept. */
const kept = new WeakMap<WriteContext, number>();

function placeIn(ctx: WriteContext): number {
  const nth = (kept.get(ctx) ?? 0) + 1;
  kept.set(ctx, nth);
  return ctx.logHead.seq * 1000 + nth;
}

function wordsOf(detail: unknown): Record<string, string> {
  if (typeof detail !== 'object' || detail === null) return {};
  return Object.fromEntries(
    Object.entries(detail).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
