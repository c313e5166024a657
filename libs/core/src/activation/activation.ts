import type { Settings, SettingsOf } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { SqliteHandle } from '../database/handle.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { installation } from '../access/actor.js';

/** The settings in force for a mechanism at an organisation. */
export interface ActiveSettings {
  /** 0 while the defaults hold. */
  readonly version: number;
  read(settings: Settings): SettingsOf<Settings>;
}

interface SettingsRow {
  version: number;
  value: string;
}

const defaults: ActiveSettings = settingsIn({ version: 0, value: '{}' });

/** Which mechanism is active where, and with which settings. An organisation inherits from the one above it. */
export class Activation {
  readonly #active = new Map<string, boolean>();
  readonly #reasons = new Map<string, { reason: string; since: string }>();
  readonly #settings = new Map<string, ActiveSettings>();

  constructor(
    private readonly database: Database,
    private readonly tree: OrganisationTree,
    private readonly clock: Clock,
    private readonly dayOf: (instant: string) => string,
  ) {
    this.load();
  }

  /** Reads what the log's transactions have left; call it after each that changed an activation or settings. */
  load(): void {
    this.#active.clear();
    this.#settings.clear();
    const rows = this.database.writer.all<{
      organisation: string;
      mechanism: string;
      active: number;
      reason: string | null;
      since: string;
    }>('SELECT * FROM core_activation');
    for (const row of rows) {
      this.#active.set(nameOf(row.organisation, row.mechanism), row.active === 1);
      this.#reasons.set(nameOf(row.organisation, row.mechanism), {
        reason: row.reason ?? '',
        since: row.since,
      });
    }
  }

  /** Whether anybody ever said what is active. */
  isDecided(): boolean {
    return this.#active.size > 0;
  }

  isActive(mechanism: string, organisation: string): boolean {
    const decided = this.#line(organisation).map((code) => this.#active.get(nameOf(code, mechanism)));
    return decided.find((active) => active !== undefined) ?? false;
  }

  /** Why and since when a mechanism is switched off here, if somebody said so. */
  pauseOf(mechanism: string, organisation: string): { reason: string; since: string } | undefined {
    for (const code of this.#line(organisation)) {
      const active = this.#active.get(nameOf(code, mechanism));
      if (active !== undefined) return active ? undefined : this.#reasons.get(nameOf(code, mechanism));
    }
    return undefined;
  }

  settingsOf(
    mechanism: string,
    organisation: string,
    from: SqliteHandle = this.database.writer,
  ): ActiveSettings {
    const name = nameOf(organisation, mechanism);
    const day = this.dayOf(this.clock.now());
    const known = this.#settings.get(`${name} ${day}`);
    if (known) return known;
    const found = this.#read(mechanism, organisation, day, from);
    this.#settings.set(`${name} ${day}`, found);
    return found;
  }

  #read(mechanism: string, organisation: string, day: string, from: SqliteHandle): ActiveSettings {
    for (const code of this.#line(organisation)) {
      const row = from.get<SettingsRow>(
        `SELECT version, value FROM core_settings WHERE organisation = ? AND mechanism = ? AND effective_from <= ?
         ORDER BY effective_from DESC, version DESC LIMIT 1`,
        code,
        mechanism,
        day,
      );
      if (row) return settingsIn(row);
    }
    return defaults;
  }

  #line(organisation: string): string[] {
    return [...this.tree.lineOf(organisation, this.dayOf(this.clock.now())), installation];
  }
}

function settingsIn(row: SettingsRow): ActiveSettings {
  const value: unknown = JSON.parse(row.value);
  const parsed = new Map<Settings, SettingsOf<Settings>>();
  return {
    version: row.version,
    read: (settings) => {
      const known = parsed.get(settings) ?? settings.schema.parse(value);
      parsed.set(settings, known);
      return known;
    },
  };
}

const nameOf = (organisation: string, mechanism: string): string => `${organisation} ${mechanism}`;
