import type { WriteContext } from '../context.js';
import type { EventType } from '../event.js';
import type { z } from 'zod';
import type { recorderOf, Subject } from './record.js';

/** How something that fell due turned out: written into the fact that a deadline books. */
export interface Outcome {
  readonly met: boolean;
  readonly corrects?: boolean;
  /** When it was done. */
  readonly doneAt?: string;
}

/** Something that falls due; its key is also the id of its fact in the history. */
export interface Settlement<E extends EventType> {
  readonly key: string;
  readonly due: string;
  readonly subject: Subject;
  readonly event: E;
  readonly data: (outcome: Outcome) => z.input<E['data']>;
}

function book<E extends EventType>(ctx: WriteContext, settlement: Settlement<E>, outcome: Outcome): void {
  const { key, due, event, subject } = settlement;
  ctx.remind(key, due, event, {
    data: settlement.data(outcome),
    organisation: subject.organisation,
    subject: { type: subject.type, id: subject.id },
  });
}

/** It falls due undone, unless it is done before. */
export const arm = <E extends EventType>(ctx: WriteContext, settlement: Settlement<E>): void =>
  book(ctx, settlement, { met: false });

export const disarm = (ctx: WriteContext, { key }: Pick<Settlement<EventType>, 'key'>): void =>
  ctx.forget(key);

/**
 * Done in time: the deadline will say so, or the fact that it booked is corrected where it was told too late. What was
 * done late has been booked by the deadline itself.
 */
export const settlerOf =
  (record: ReturnType<typeof recorderOf>) =>
  <E extends EventType>(ctx: WriteContext, settlement: Settlement<E>, doneAt: string = ctx.now): void => {
    const { due, key, subject, event, data } = settlement;
    if (doneAt > due) return;
    if (due > ctx.now) book(ctx, settlement, { met: true, doneAt });
    else {
      const corrected = data({ met: true, corrects: true, doneAt });
      record(ctx, subject, event, { at: due, data: corrected, id: `${key}:corrected` });
    }
  };
