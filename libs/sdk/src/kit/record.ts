import type { WriteContext } from '../context.js';
import type { EventDetail, EventType } from '../event.js';
import type { z } from 'zod';
import type { KeptFactEntity } from './kept-fact.js';

/** A record that counts its facts. */
export interface Counted {
  readonly id: string;
  readonly organisation: string;
  facts: number;
}

/** What a fact is about: `{ type: 'cobuilding.need', id, organisation }`. */
export interface Subject {
  readonly type: string;
  readonly id: string;
  readonly organisation: string;
  readonly of: Counted;
}

export interface Recorded<E extends EventType> {
  readonly data: z.input<E['data']>;
  readonly detail?: EventDetail<E> | undefined;
  /** When it happened; now if left out. */
  readonly at?: string;
  /** A lasting id, where the core may tell of the same fact again. */
  readonly id?: string;
}

export interface Kept {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly place?: number;
  readonly data: Record<string, unknown>;
  readonly words?: Record<string, string>;
}

/** Keeps a fact in the history that the house has told already, such as a deadline's. */
export const keeperOf =
  (KeptFact: KeptFactEntity) =>
  (
    ctx: WriteContext,
    { id: subject, organisation }: Pick<Subject, 'id' | 'organisation'>,
    event: EventType,
    { id, at, actor, place = 0, data, words = {} }: Kept,
  ): void => {
    ctx.em.create(KeptFact, {
      ...{ id, organisation, subject, at, place, actor, data },
      name: event.type.slice(event.type.indexOf('.') + 1),
      imported: false,
      personId: typeof data['personId'] === 'string' ? data['personId'] : null,
      detail: words,
    });
  };

/** Tells the house a fact and keeps it in the mechanism's own history. */
export const recorderOf =
  (keep: ReturnType<typeof keeperOf>) =>
  <E extends EventType>(
    ctx: WriteContext,
    subject: Subject,
    event: E,
    { data, detail, at = ctx.now, id = ctx.id() }: Recorded<E>,
  ): void => {
    const words = wordsOf(detail);
    const { type, organisation, of } = subject;
    of.facts += 1;
    ctx.emit(event, {
      ...{ data, organisation, occurredAt: at, subject: { type, id: subject.id } },
      ...(detail !== undefined && Object.keys(words).length > 0 ? { detail } : {}),
    });
    const told = data as Record<string, unknown>;
    keep(ctx, subject, event, { id, at, actor: ctx.actorId, data: told, words, place: of.facts });
  };

/** Lines of a list stand below each other. */
function wordsOf(detail: unknown): Record<string, string> {
  if (typeof detail !== 'object' || detail === null) return {};
  return Object.fromEntries(
    Object.entries(detail).flatMap(([name, value]): [string, string][] => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) && value.length > 0 ? [[name, value.join('\n')]] : [];
    }),
  );
}
