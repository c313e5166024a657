import type { DisplayProfile, DisplayTheme } from './display-profile.js';
import type { OwnScene } from './own-scene.js';
import type { PlaylistEntry } from './playlist-schema.js';
import type { Audience, Bands, Language, Tile } from '@heli/sdk';

/** `GET /api/mechanisms`: everything a page needs to draw a contract it has never seen. */
export interface Catalogue {
  readonly build: string;
  readonly sdk: string;
  /** Whether somebody develops on this house: what is wrong is told where it is seen. */
  readonly development?: true;
  readonly mechanisms: readonly MechanismEntry[];
  /** Words of the kernel, its units and roles, by language. */
  readonly locales: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

export type PluginState = 'discovered' | 'incompatible' | 'installed' | 'migrated' | 'failed';

export interface MechanismEntry {
  readonly id: string;
  readonly version: string;
  readonly contract: string;
  readonly contractVersion: string;
  readonly state: PluginState;
  /** Why it is incompatible or failed, and what to do: a sentence. */
  readonly reason?: string;
  readonly metrics: readonly MetricEntry[];
  /** Metrics and feeds are named in full: `<contract>.<name>`. */
  readonly tiles: readonly Tile[];
  /** Address of the module that draws its own kinds of tiles, if it has any. */
  readonly ui?: string;
  readonly pages: readonly {
    id: string;
    list: string;
    columns: readonly string[];
    detail?: string;
    commands: readonly string[];
    undo?: Readonly<Record<string, string>>;
  }[];
  readonly commands: readonly { name: string; permission: string; input: unknown; output: unknown }[];
  readonly queries: readonly {
    name: string;
    permission: string;
    input: unknown;
    output: unknown;
    live: boolean;
    /** Also served as a file of its own: `GET /api/:organisation/documents/:name`. */
    document?: boolean;
  }[];
  /** What it does not do now, since it failed too often; left out while all goes on. */
  readonly paused?: readonly { readonly phase: string; readonly since: string; readonly nextTryAt: string }[];
  /** JSON Schema (draft-7) of the settings. */
  readonly settings: unknown;
  readonly locales: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

export interface MetricEntry {
  /** `<contract>.<name>` */
  readonly id: string;
  readonly kind: 'count' | 'ratio' | 'spread' | 'derived';
  readonly carry: 'flow' | 'level' | 'none';
  readonly unit: string;
  readonly direction: 'up' | 'down' | 'band' | 'context';
  readonly bands?: Bands;
  readonly minBase: number;
  readonly about: 'people' | 'work';
  readonly audience: Audience;
  readonly trace?: string;
  readonly keys?: readonly string[];
  readonly version: number;
}

/** `GET /api/display`: what a display is told about itself with its device token. */
export interface DisplayInfo {
  readonly id: string;
  readonly name: string;
  readonly organisation: {
    readonly code: string;
    readonly name: string;
    readonly nameEn?: string;
    readonly level: string;
  };
  readonly audience: Audience;
  readonly language: Language;
  readonly theme: DisplayTheme;
  readonly profile: DisplayProfile;
  /** Business zone, IANA. */
  readonly zone: string;
  /** Made-up data: the mark 演示数据 stands on every screen. */
  readonly demonstration: boolean;
  /** The scenes it shows and when; all of them in turn if left out. */
  readonly playlist?: readonly PlaylistEntry[];
  /** Scenes that its organisation, or one above it for all below, has put together itself. */
  readonly scenes?: readonly OwnScene[];
  /** Where phones find the server, if the wall's own address is not it: HELI_ORIGIN. */
  readonly origin?: string;
}
