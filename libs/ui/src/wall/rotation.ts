import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { overviewScene, scenesOf, turnAt } from '@heli/protocol';
import type { DisplayInfo, PlaylistEntry, Scene } from '@heli/protocol';
import { mayRead, type Audience } from '@heli/sdk';
import { localTimeOf } from '../room/dates.js';
import { useRoom } from '../room/room.js';

/** Without a playlist every scene has half a minute. */
const seconds = 30;

/** The scene whose turn it is: by the server's clock, so that all walls of a council agree. */
function useTurn(entries: readonly PlaylistEntry[]): string | undefined {
  const { ticker, zone } = useRoom();
  const turn = useCallback(
    () => turnAt(entries, localTimeOf(ticker.now(), zone))?.scene,
    [ticker, zone, entries],
  );
  return useSyncExternalStore(ticker.subscribe, turn);
}

/** The scenes of the house as far as the audience may see them, first the one that is asked for or whose turn it is. */
export function useScenes(
  only: string | undefined,
  { playlist, scenes: own }: Pick<DisplayInfo, 'playlist' | 'scenes'>,
): readonly Scene[] {
  const { catalogue, audience } = useRoom();
  const scenes = useMemo(
    () => scenesOf(catalogue.mechanisms, own).filter((scene) => isSeen(scene, audience)),
    [catalogue, own, audience],
  );
  const all = useMemo(() => scenes.map(({ id }) => ({ scene: id, seconds })), [scenes]);
  // A scene that the playlist names and nobody brings any more has no turn.
  const listed = useMemo(
    () => playlist?.filter(({ scene }) => all.some((one) => one.scene === scene)) ?? [],
    [playlist, all],
  );
  const inTurn = useTurn(all);
  const turn = useTurn(listed) ?? inTurn;
  const asked = scenes.filter(({ id }) => id === only);
  if (asked.length > 0) return asked;
  const first = Math.max(
    0,
    scenes.findIndex(({ id }) => id === turn),
  );
  return [...scenes.slice(first), ...scenes.slice(0, first)];
}

const isSeen = ({ id, tiles }: Scene, reader: Audience): boolean =>
  id === overviewScene || tiles.some(({ audience }) => mayRead(reader, audience ?? 'public'));
