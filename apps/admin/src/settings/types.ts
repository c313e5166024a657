import type { Data } from '../form/schema.js';

/** The answer of `core.settings`. */
export interface SettingsInForce {
  readonly version: number;
  readonly value: Data;
  readonly organisation: string | null;
  readonly effectiveFrom: string | null;
  readonly adoptedByResolution: boolean;
  readonly tried: readonly string[];
  readonly draft: {
    readonly value: Data;
    readonly author: string | null;
    readonly own: boolean;
    readonly savedAt: string;
  } | null;
}

/** A row of `core.settingsHistory`. */
export interface SettingsVersion {
  readonly version: number;
  readonly organisation: string;
  readonly effectiveFrom: string;
  readonly state: 'planned' | 'inForce' | 'past' | 'withdrawn';
  readonly value: Data;
  readonly author: string | null;
  readonly reason: string;
  readonly legalBasis: string | null;
  readonly resolution: string | null;
  readonly recordedAt: string;
}
