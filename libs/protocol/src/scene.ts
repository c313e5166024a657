import type { Tile } from '@heli/sdk';
import type { MechanismEntry } from './catalogue.js';

/** The scene that every house has: a row for each mechanism. */
export const overviewScene = 'overview';

/** A named layout of tiles for one organisation. */
export interface Scene {
  /** `overview`, `coordination`, `council.targets`: what playlists and pins name. */
  readonly id: string;
  /** Locale key. */
  readonly title: string;
  /** Whose tiles they are; nobody's alone for the overview. */
  readonly mechanism?: MechanismEntry;
  readonly tiles: readonly Tile[];
}

/**
 * The scenes that the mechanisms of a house bring, the overview before them where there are several. A scene belongs to
 * the contract: of several mechanisms that do it, one brings it.
 */
export function scenesOf(mechanisms: readonly MechanismEntry[]): Scene[] {
  const brought = mechanisms.filter(
    ({ contract, tiles }, i, all) =>
      tiles.length > 0 && all.findIndex((other) => other.contract === contract) === i,
  );
  const scenes = brought.flatMap(ofMechanism);
  return brought.length < 2
    ? scenes
    : [{ id: overviewScene, title: 'ui.scene.overview', tiles: [] }, ...scenes];
}

function ofMechanism(mechanism: MechanismEntry): Scene[] {
  const { contract, tiles } = mechanism;
  return [...Map.groupBy(tiles, ({ scene }) => scene)].map(([scene, own]) => ({
    id: scene === undefined ? contract : `${contract}.${scene}`,
    title: scene === undefined ? `${contract}.name` : `${contract}.scene.${scene}`,
    mechanism,
    tiles: own,
  }));
}
