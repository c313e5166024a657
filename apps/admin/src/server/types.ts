import type { Words } from '@heli/client';
import type { DisplayInfo, PlaylistEntry, Snapshot } from '@heli/protocol';

export type Language = Words['language'];

/** `GET /api/session` */
export interface Who {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly {
    readonly role: string;
    readonly organisation: string;
    readonly unitId?: string;
  }[];
  readonly zone: string;
  readonly csrf?: string;
  readonly demonstration: boolean;
  readonly origin?: string;
}

/** `GET /api/health/ready` */
export interface Health {
  readonly status: 'ready' | 'catching-up';
  readonly build: string;
  readonly seq: number;
  readonly lag: number;
}

/** `POST /api/checks` */
export interface Checked {
  readonly events: number;
  /** Where the log's chain is broken. */
  readonly brokenAt: number | null;
  /** What the database says is wrong with its file. */
  readonly integrity: readonly string[];
  /** Numbers that differ from what the log says, by contract. */
  readonly differing: Readonly<Record<string, number>>;
  readonly files: { readonly checked: number; readonly damaged: readonly string[] };
}

/** A row of `core.organisations`. */
export interface OrganisationRow {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: string;
  readonly parentCode: string | null;
}

/** A row of `core.units`. */
export interface UnitRow {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly state: string;
}

/** A row of `core.mechanismStates`. */
export interface MechanismState {
  readonly cost: {
    readonly calls: number;
    readonly ms: number;
    readonly slowestMs: number;
    readonly slowest: string;
    readonly facts: number;
  };
  readonly mechanism: string;
  readonly active: boolean;
  /** Part of the house: nobody switches it off. */
  readonly always: boolean;
  readonly reason: string | null;
  readonly lag: number;
  readonly faults: readonly {
    readonly phase: string;
    readonly at: string;
    readonly message: string;
    readonly count: number;
  }[];
  readonly paused: readonly PausedWork[];
}

/** What `core.mechanismReach` answers. */
export interface MechanismReach {
  readonly isolation: 'worker' | 'none';
  readonly permissions: readonly {
    readonly name: string;
    readonly commands: readonly string[];
    readonly queries: readonly string[];
    readonly roles: readonly { readonly role: string; readonly scope: string }[];
  }[];
  readonly events: readonly string[];
  readonly hears: readonly string[];
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly apart: readonly string[];
}

/** Work of a mechanism that is not done now, since it failed too often. */
export interface PausedWork {
  readonly phase: string;
  /** The command, query or feed; empty for what takes all facts in order. */
  readonly handler: string;
  readonly since: string;
  readonly cause: string;
  readonly faults: number;
  readonly nextTryAt: string;
}

/** A row of `GET /api/displays`. */
export interface Display extends Pick<
  DisplayInfo,
  'id' | 'name' | 'audience' | 'language' | 'theme' | 'profile'
> {
  readonly organisation: string;
}
export type NewDisplay = Omit<Display, 'id' | 'profile'>;
/** A wall as it is listed: with the last it told of itself, if it ever did. */
export interface ListedDisplay extends Display {
  readonly playlistId: string | null;
  readonly report: {
    readonly heardAt: string;
    /** Seconds since then, by the server's clock. */
    readonly age: number;
    readonly paintedAt: string | null;
    readonly seq: number;
    readonly shows: string;
    readonly build: string;
    readonly faults: readonly string[];
  } | null;
}
/** What may be changed of a wall. */
export interface DisplayChange extends Omit<Display, 'id' | 'organisation'> {
  readonly playlistId: string | null;
}
export interface Playlist {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly entries: readonly PlaylistEntry[];
}
export interface DisplayHappening {
  readonly at: string;
  readonly what: string;
}

export interface SeenDisplay {
  readonly id: string;
  readonly name: string;
  /** A scene by its id, or a part of a meeting; empty if it never told. */
  readonly shows: string;
}
/** A wall's picture, and when it was drawn. */
export interface KnownSnapshot extends Snapshot {
  readonly at: string;
}
/** A picture that a wall showed within an hour. */
export interface ShownRow {
  readonly shows: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly seconds: number;
}

/** A row of any query, seen through nothing but its schema. */
export type Row = Readonly<Record<string, unknown>>;
