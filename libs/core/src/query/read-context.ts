import type { EntityManager } from '@mikro-orm/core';
import type {
  BallotView,
  Directory,
  FileView,
  Outlook,
  QueryType,
  ReadContext,
  Settings,
  SettingsOf,
  WorkClock,
} from '@heli/sdk';
import type { Actor, Permit } from '../access/actor.js';
import type { ActiveSettings } from '../activation/activation.js';
import { revocable } from '../command/facilities.js';
import { frozen } from '../fault/freeze.js';
import { refuseLate } from '../fault/limits.js';

/** The parts of a context that reading and writing share. */
export interface ReadSide {
  readonly base: Pick<
    ReadContext,
    | 'organisation'
    | 'actorId'
    | 'actorPersonId'
    | 'actorUnitIds'
    | 'now'
    | 'clock'
    | 'settingsVersion'
    | 'directory'
  >;
  readonly outlook: Outlook;
  readonly settings: ReadContext['settings'];
  readonly ask: ReadContext['ask'];
  /** @throws Error once the handler has ended */
  readonly alive: () => void;
  /** Makes every later use of the context fail. */
  readonly revoke: () => void;
}

export function openReadSide(parts: {
  organisation: string;
  actor: Pick<Actor, 'id' | 'personId'>;
  permit: Permit;
  now: string;
  clock: WorkClock;
  inForce: ActiveSettings;
  directory: Directory;
  outlook: Outlook;
  ask: <Q extends QueryType>(query: Q, input: unknown) => Promise<unknown>;
}): ReadSide {
  const { organisation, actor, permit, now, clock, inForce, directory } = parts;
  const state = { open: true };
  const alive = (): void => {
    refuseLate();
    if (!state.open) throw new Error('The context was used after its handler had ended.');
  };
  return {
    base: {
      organisation,
      actorId: actor.id,
      actorPersonId: actor.personId,
      actorUnitIds: Object.freeze([...permit.unitIds]),
      now,
      clock,
      settingsVersion: inForce.version,
      directory: guarded(directory, alive),
    },
    outlook: revocable(parts.outlook, alive),
    // The stored value was checked against this very schema when it was saved; parsing again fills later defaults.
    settings: <S extends Settings>(settings: S) => frozen(inForce.read(settings)) as SettingsOf<S>,
    ask: ((query: QueryType, input: unknown) => {
      alive();
      return parts.ask(query, input);
    }) as ReadContext['ask'],
    alive,
    revoke: () => void (state.open = false),
  };
}

const guarded = (directory: Directory, alive: () => void): Directory =>
  Object.freeze({
    organisations: async () => {
      alive();
      return directory.organisations();
    },
    above: async () => {
      alive();
      return directory.above();
    },
    units: async (ids: readonly string[]) => {
      alive();
      return directory.units(ids);
    },
    persons: async (ids: readonly string[]) => {
      alive();
      return directory.persons(ids);
    },
    actors: async (ids: readonly string[]) => {
      alive();
      return directory.actors(ids);
    },
  });

/** What a reader may know of what the facilities keep. */
export interface Views {
  readonly ballots: BallotView;
  readonly files: FileView;
}

export const readContext = (side: ReadSide, em: EntityManager, views: Views): ReadContext =>
  Object.freeze({
    ...side.base,
    ...side.outlook,
    ...revocable(views, side.alive),
    get em() {
      side.alive();
      return em;
    },
    settings: side.settings,
    ask: side.ask,
  });
