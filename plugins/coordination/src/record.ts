import { events } from '@heli/contracts/coordination';
import type { EventDetail, EventType, WriteContext } from '@heli/sdk';
import type { z } from 'zod';
import { CaseEvent } from './case-event.entity.js';

/** What a fact is about: a case or a whistle. */
export interface Subject {
  readonly id: string;
  readonly organisation: string;
  /** How many facts have been recorded about it: their order where they share a moment. */
  facts?: number;
}

interface Recorded<E extends EventType> {
  readonly at: string;
  readonly data: z.input<E['data']>;
  readonly detail?: EventDetail<E> | undefined;
  /** A lasting id, where the core may tell of the same fact again. */
  readonly id?: string;
  readonly imported?: boolean;
}

const whistleTypes: readonly string[] = [
  events.whistleBlown.type,
  events.whistleArrived.type,
  events.whistleConcluded.type,
  events.whistleFellDue.type,
];
export const subjectTypeOf = (event: EventType): string =>
  whistleTypes.includes(event.type) ? 'coordination.whistle' : 'coordination.case';

/** Tells the house a fact and keeps it in the mechanism's own history. */
export function record<E extends EventType>(
  ctx: WriteContext,
  subject: Subject,
  event: E,
  fact: Recorded<E>,
): void {
  const { at, data, detail } = fact;
  subject.facts = (subject.facts ?? 0) + 1;
  ctx.emit(event, {
    data,
    ...(hasWords(detail) ? { detail } : {}),
    organisation: subject.organisation,
    occurredAt: at,
    subject: { type: subjectTypeOf(event), id: subject.id },
  });
  ctx.em.create(CaseEvent, {
    id: fact.id ?? ctx.id(),
    organisation: subject.organisation,
    subject: subject.id,
    name: event.type.slice(event.type.indexOf('.') + 1),
    at,
    place: subject.facts,
    actor: ctx.actorId,
    imported: fact.imported ?? false,
    data: data as Record<string, unknown>,
    detail: wordsOf(detail),
  });
}

const hasWords = (detail: unknown): boolean => Object.keys(wordsOf(detail)).length > 0;

/** The words of a fact, those that are there. */
export function wordsOf(detail: unknown): Record<string, string> {
  if (typeof detail !== 'object' || detail === null) return {};
  const entries = Object.entries(detail).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
