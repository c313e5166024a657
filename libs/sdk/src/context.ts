import type { EntityManager } from '@mikro-orm/core';
import type { z } from 'zod';
import type { Ballots, BallotView } from './ballot.js';
import type { CallOf, OutputOf, QueryType } from './command.js';
import type { EventDetail, EventType } from './event.js';
import type { Facilities } from './facilities.js';
import type { Files, FileView } from './file.js';
import type { Outlook } from './outlook.js';
import type { Settings, SettingsOf } from './settings.js';

export type ClockKind = 'natural' | 'workday';
/** A span of working or natural time; a day is a business day of the installation's zone. */
export interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}

/** Working days of the installation: one zone, one holiday table. */
export interface WorkClock {
  /** The business day (`YYYY-MM-DD`, local) of an instant. */
  dayOf(instant: string): string;
  /**
   * The instant that lies `span` after `from`. By `workday`, days and hours count on working days and within working
   * hours only.
   */
  add(from: string, span: Span, kind: ClockKind): string;
  /** Whole minutes between two instants; by `workday`, only working hours count. */
  minutesBetween(from: string, to: string, kind: ClockKind): number;
  isWorkday(day: string): boolean;
  /** The instant at which a business day (`YYYY-MM-DD`) begins, in UTC. */
  startOf(day: string): string;
}

/** The kernel's registers as a handler may read them: names for rows, and whether a code or an id exists. */
export interface Directory {
  /** The addressed organisation and everything below it, as the tree stands now; parents come first. */
  organisations(): Promise<
    readonly {
      readonly code: string;
      readonly name: string;
      readonly level: string;
      readonly parent: string | null;
    }[]
  >;
  /** Codes of the organisations above the addressed one, the nearest first: what is set there may hold here. */
  above(): Promise<readonly string[]>;
  /** Units at or below the addressed organisation, and at those above it, by id; any other id is left out. */
  units(
    ids: readonly string[],
  ): Promise<readonly { readonly id: string; readonly name: string; readonly organisation: string }[]>;
  /**
   * Persons of the register at or below the addressed organisation, and at those above it; any other id is left out. The
   * name is a dash where it was erased, and for whoever may not see persons, but for one's own.
   */
  persons(ids: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /**
   * Names of those who acted, by the ids that facts carry. An erased one is left out, and so are all but one's own for
   * whoever may not see persons: write "—".
   */
  actors(ids: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]>;
}

/** What every handler may use. Time, ids and randomness come only from here, so that a test or a replay fixes them. */
export interface ReadContext extends Outlook {
  /** Code of the organisation addressed. */
  readonly organisation: string;
  readonly actorId: string;
  /** The person of the kernel's register whom the acting account belongs to, if it was tied to one. */
  readonly actorPersonId: string | undefined;
  /** Units the actor acts for. */
  readonly actorUnitIds: readonly string[];
  /** Now, ISO 8601 in UTC with milliseconds. */
  readonly now: string;
  /** Sees only rows of the addressed organisation's subtree, cut further by the permission's scope. */
  readonly em: EntityManager;
  readonly clock: WorkClock;
  readonly directory: Directory;
  /** What may be known of the mechanism's secret ballots. */
  readonly ballots: BallotView;
  /** What may be known of the mechanism's files. */
  readonly files: FileView;
  /** The settings in force at the addressed organisation now. */
  settings<S extends Settings>(settings: S): SettingsOf<S>;
  /** Number of the settings version in force. */
  readonly settingsVersion: number;
  /** Asks a query of any contract; its `whenAbsent` answers where no mechanism is active. */
  ask<Q extends QueryType>(query: Q, input: CallOf<Q>): Promise<OutputOf<Q>>;
}

export interface Emission<E extends EventType> {
  readonly data: z.input<E['data']>;
  readonly detail?: EventDetail<E>;
  /** Where it happened, in the addressed organisation's subtree; the addressed organisation if left out. */
  readonly organisation?: string;
  /** When it happened; now if left out, never later. */
  readonly occurredAt?: string;
  readonly subject?: { readonly type: string; readonly id: string };
}

/** A deadline's event: appended with `occurredAt` = the deadline. */
export interface Reminder<E extends EventType> {
  readonly data: z.input<E['data']>;
  readonly organisation?: string;
  readonly subject?: { readonly type: string; readonly id: string };
}

export interface WriteContext extends ReadContext, Facilities {
  readonly ballots: Ballots;
  readonly files: Files;
  /** A new ULID. */
  id(): string;
  /** A number in [0, 1). */
  random(): number;
  /** Stores a fact in the command's own transaction. */
  emit<E extends EventType>(event: E, emission: Emission<E>): void;
  /** Sets a durable timer: at `at` the core appends the event, exactly once. The same key replaces. */
  remind<E extends EventType>(key: string, at: string, event: E, reminder: Reminder<E>): void;
  /** Takes a timer back, if it has not fired. */
  forget(key: string): void;
}
