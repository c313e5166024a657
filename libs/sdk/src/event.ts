import type { z } from 'zod';

/**
 * A kind of fact. `data` holds ids, enums, numbers and times: hash-chained and kept for ever. `detail` holds free
 * text and anything that names a person: kept apart and erasable.
 */
export interface EventType<Data extends z.ZodType = z.ZodType, Detail extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  /** `<owner>.<nameInPastTense>` */
  readonly type: string;
  readonly version: number;
  readonly data: Data;
  readonly detail: Detail | undefined;
  /** Steps forward from older versions: `upcasters[1]` takes version 1 data to version 2. */
  readonly upcasters: Readonly<Record<number, (data: unknown) => unknown>>;
}

export type AnyEventType = EventType;
export type EventData<E> = E extends EventType<infer Data> ? z.output<Data> : never;
export type EventDetail<E> = E extends EventType<z.ZodType, infer Detail> ? z.output<Detail> : never;

export interface EventSpec<Data extends z.ZodType, Detail extends z.ZodType> {
  readonly data: Data;
  readonly detail?: Detail;
  readonly version?: number;
  readonly upcasters?: EventType['upcasters'];
}

/** Declares one event; its name comes from the key it stands under in {@link defineEvents}. */
export const event = <Data extends z.ZodType, Detail extends z.ZodType = z.ZodNever>(
  spec: EventSpec<Data, Detail>,
): EventSpec<Data, Detail> => spec;

type Named<Specs> = {
  readonly [K in keyof Specs]: Specs[K] extends EventSpec<infer Data, infer Detail>
    ? EventType<Data, Detail>
    : never;
};

/** Names the events of an owner: `defineEvents('coordination', { caseFiled })` gives `coordination.caseFiled`. */
export function defineEvents<Specs extends Record<string, EventSpec<z.ZodType, z.ZodType>>>(
  owner: string,
  specs: Specs,
): Named<Specs> {
  const named = Object.entries(specs).map(([name, spec]) => [
    name,
    {
      kind: 'event',
      type: `${owner}.${name}`,
      version: spec.version ?? 1,
      data: spec.data,
      detail: spec.detail,
      upcasters: spec.upcasters ?? {},
    } satisfies EventType,
  ]);
  return Object.fromEntries(named) as Named<Specs>;
}

/** What a fold sees of a recorded event; never its detail. Times are ISO 8601 in UTC with milliseconds. */
export interface Fact<Data = unknown> {
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly version: number;
  readonly organisation: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actorId: string;
  readonly imported: boolean;
  readonly data: Data;
}

/** What a reaction or a rebuild sees: the fact and, where it has not been erased, its detail. */
export interface FactWithDetail<Data = unknown, Detail = unknown> extends Fact<Data> {
  readonly detail: Detail | undefined;
  readonly causationId: string | undefined;
  readonly correlationId: string;
}
