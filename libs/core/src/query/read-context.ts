import type { EntityManager } from '@mikro-orm/core';
import type { Directory, QueryType, ReadContext, Settings, SettingsOf, WorkClock } from '@heli/sdk';
import type { Permit } from '../access/actor.js';
import type { ActiveSettings } from '../activation/activation.js';

/** The parts of a context that reading and writing share. */
export interface ReadSide {
  readonly base: Pick<
    ReadContext,
    'organisation' | 'actorId' | 'actorUnitIds' | 'now' | 'clock' | 'settingsVersion' | 'directory'
  >;
  readonly settings: ReadContext['settings'];
  readonly ask: ReadContext['ask'];
}

export function openReadSide(parts: {
  organisation: string;
  actorId: string;
  permit: Permit;
  now: string;
  clock: WorkClock;
  inForce: ActiveSettings;
  directory: Directory;
  ask: <Q extends QueryType>(query: Q, input: unknown) => Promise<unknown>;
}): ReadSide {
  const { organisation, actorId, permit, now, clock, inForce, directory } = parts;
  return {
    base: {
      organisation,
      actorId,
      actorUnitIds: permit.unitIds,
      now,
      clock,
      settingsVersion: inForce.version,
      directory,
    },
    // The stored value was checked against this very schema when it was saved; parsing again fills later defaults.
    settings: <S extends Settings>(settings: S) => inForce.read(settings) as SettingsOf<S>,
    ask: parts.ask as ReadContext['ask'],
  };
}

export const readContext = (side: ReadSide, em: EntityManager): ReadContext => ({
  ...side.base,
  em,
  settings: side.settings,
  ask: side.ask,
});
