import type { Settings, SettingsOf } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { checkedBy } from '../fault/in-time.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { installation } from '../access/actor.js';

/** The settings in force for a mechanism at an organisation. */
export interface ActiveSettings {
  /** 0 while the defaults hold. */
  readonly version: number;
  /** Where and from which day on they were set; undefined for the defaults. */
  readonly organisation?: string;
  readonly effectiveFrom?: string;
  read(settings: Settings): SettingsOf<Settings>;
}

interface ActivationRow {
  organisation: string;
  mechanism: string;
  active: number;
  reason: string | null;
  since: string;
}

/** A mechanism that is taking over at an organisation and below, until it is done or stopped. */
export interface TakeoverRow {
  readonly mechanism: string;
  readonly contract: string;
  readonly organisation: string;
  /** The last fact of the log that it has taken over there. */
  readonly seq: number;
}

interface SettingsRow {
  organisation: string;
  mechanism: string;
  version: number;
  effective_from: string;
  value: string;
}

const defaults: ActiveSettings = { version: 0, ...readingOf('{}') };

/** Which mechanism is active where, and with which settings. An organisation inherits from the one above it. */
export class Activation {
  readonly #active = new Map<string, boolean>();
  readonly #reasons = new Map<string, { reason: string; since: string }>();
  /** Newest first. */
  readonly #stored = new Map<string, SettingsRow[]>();
  readonly #settings = new Map<string, ActiveSettings>();
  #takeovers: readonly TakeoverRow[] = [];

  constructor(
    private readonly database: Database,
    private readonly tree: OrganisationTree,
    private readonly clock: Clock,
    private readonly dayOf: (instant: string) => string,
    /** The kernel's own and what is built in: active everywhere, whatever anybody decides. */
    private readonly always: ReadonlySet<string>,
  ) {}

  /** Reads what the log's transactions have left; call it after each that changed an activation or settings. */
  async load(): Promise<void> {
    const { reader } = this.database.sql;
    const decided = await reader.all<ActivationRow>('SELECT * FROM core_activation');
    const stored = await reader.all<SettingsRow>(
      'SELECT organisation, mechanism, version, effective_from, value FROM core_settings WHERE withdrawn = 0 ORDER BY effective_from DESC, version DESC',
    );
    this.#takeovers = await reader.all<TakeoverRow>(
      'SELECT mechanism, contract, organisation, seq FROM core_takeover WHERE running = 1',
    );
    this.#active.clear();
    this.#reasons.clear();
    for (const { organisation, mechanism, active, reason, since } of decided) {
      this.#active.set(nameOf(organisation, mechanism), active === 1);
      this.#reasons.set(nameOf(organisation, mechanism), { reason: reason ?? '', since });
    }
    this.#settings.clear();
    this.#stored.clear();
    for (const row of stored) {
      const name = nameOf(row.organisation, row.mechanism);
      this.#stored.set(name, [...(this.#stored.get(name) ?? []), row]);
    }
  }

  /** Whether anybody ever said what is active. */
  isDecided(): boolean {
    return this.#active.size > 0;
  }

  isAlwaysActive(mechanism: string): boolean {
    return this.always.has(mechanism);
  }

  isActive(mechanism: string, organisation: string): boolean {
    if (this.always.has(mechanism)) return true;
    const decided = this.#line(organisation).map((code) => this.#active.get(nameOf(code, mechanism)));
    return decided.find((active) => active !== undefined) ?? false;
  }

  /** Where it was said of this very organisation that a mechanism is active. */
  activatedAt(mechanism: string): string[] {
    return [...this.#active].flatMap(([name, active]) => {
      const [organisation, of] = name.split(' ');
      return active && of === mechanism && organisation !== undefined ? [organisation] : [];
    });
  }

  /** Mechanisms that are taking over, as they stood when this was last read. */
  get takeovers(): readonly TakeoverRow[] {
    return this.#takeovers;
  }

  /**
   * The mechanism that is taking over here, below or above: until it has, nothing is recorded there that it would miss.
   */
  takenOverBy(contract: string, organisation: string): string | undefined {
    const own = this.#takeovers.filter((each) => each.contract === contract);
    if (own.length === 0) return undefined;
    const line = this.#line(organisation);
    return own.find(
      (each) => line.includes(each.organisation) || this.#line(each.organisation).includes(organisation),
    )?.mechanism;
  }

  /** Why and since when a mechanism is switched off here, if somebody said so. */
  pauseOf(mechanism: string, organisation: string): { reason: string; since: string } | undefined {
    for (const code of this.#line(organisation)) {
      const active = this.#active.get(nameOf(code, mechanism));
      if (active !== undefined) return active ? undefined : this.#reasons.get(nameOf(code, mechanism));
    }
    return undefined;
  }

  settingsOf(mechanism: string, organisation: string): ActiveSettings {
    const day = this.dayOf(this.clock.now());
    const name = `${nameOf(organisation, mechanism)} ${day}`;
    const known = this.#settings.get(name) ?? this.#inForce(mechanism, organisation, day);
    this.#settings.set(name, known);
    return known;
  }

  #inForce(mechanism: string, organisation: string, day: string): ActiveSettings {
    for (const code of this.#line(organisation)) {
      const stored = this.#stored.get(nameOf(code, mechanism)) ?? [];
      const row = stored.find(({ effective_from }) => effective_from <= day);
      if (row) {
        const { version, effective_from: effectiveFrom, value } = row;
        return { version, organisation: row.organisation, effectiveFrom, ...readingOf(value) };
      }
    }
    return defaults;
  }

  #line(organisation: string): string[] {
    return [...this.tree.lineOf(organisation, this.dayOf(this.clock.now())), installation];
  }
}

/** Settings as a stored text has them; each schema reads it once. */
export function readingOf(stored: string): Pick<ActiveSettings, 'read'> {
  const value: unknown = JSON.parse(stored);
  const parsed = new Map<Settings, SettingsOf<Settings>>();
  return {
    read: (settings) => {
      const known = parsed.get(settings) ?? checkedBy(settings.schema, () => settings.schema.parse(value));
      parsed.set(settings, known);
      return known;
    },
  };
}

const nameOf = (organisation: string, mechanism: string): string => `${organisation} ${mechanism}`;
