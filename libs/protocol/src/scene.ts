import type { Tile } from '@heli/sdk';
import type { MechanismEntry } from './catalogue.js';
import { drawn, type OwnScene } from './own-scene.js';

/** The scene that every house has: a row for each mechanism. */
export const overviewScene = 'overview';

/** A named layout of tiles for one organisation. */
export interface Scene {
  /** `overview`, `coordination`, `council.targets`, `own.…`: what playlists and pins name. */
  readonly id: string;
  /** Locale key; an own scene has a name instead. */
  readonly title: string;
  /** Whose tiles they are; nobody's alone for the overview and for an own scene. */
  readonly mechanism?: MechanismEntry;
  /** What an organisation has put together itself. */
  readonly own?: OwnScene;
  readonly tiles: readonly Tile[];
}

/**
 * The scenes that the mechanisms of a house bring, the overview before them where there are several, an organisation's
 * own after them. A scene belongs to the contract: of several mechanisms that do it, one brings it.
 */
export function scenesOf(mechanisms: readonly MechanismEntry[], own: readonly OwnScene[] = []): Scene[] {
  const brought = mechanisms.filter(
    ({ contract, tiles }, i, all) =>
      tiles.length > 0 && all.findIndex((other) => other.contract === contract) === i,
  );
  const scenes = brought.flatMap(ofMechanism);
  const overview = { id: overviewScene, title: 'ui.scene.overview', tiles: [] };
  return [
    ...(brought.length < 2 ? [] : [overview]),
    ...scenes,
    ...own.map((scene) => ({ id: scene.id, title: '', own: scene, tiles: drawn(scene.tiles, mechanisms) })),
  ];
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
