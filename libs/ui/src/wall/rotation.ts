import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { turnAt, type MechanismEntry, type PlaylistEntry } from '@heli/protocol';
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

/** The mechanisms with a scene, first the one that is on: the one that is asked for, or whose turn it is. */
export function useScenes(
  only: string | undefined,
  playlist: readonly PlaylistEntry[] | undefined,
): readonly MechanismEntry[] {
  const { catalogue } = useRoom();
  // A scene belongs to the contract: of several mechanisms that do it, one brings it.
  const scenes = useMemo(
    () =>
      catalogue.mechanisms.filter(
        (one, i, all) =>
          one.tiles.length > 0 && all.findIndex(({ contract }) => contract === one.contract) === i,
      ),
    [catalogue],
  );
  const all = useMemo(() => scenes.map(({ contract }) => ({ scene: contract, seconds })), [scenes]);
  // A scene that the playlist names and nobody brings any more has no turn.
  const listed = useMemo(
    () => playlist?.filter(({ scene }) => all.some((one) => one.scene === scene)) ?? [],
    [playlist, all],
  );
  const inTurn = useTurn(all);
  const turn = useTurn(listed) ?? inTurn;
  const asked = scenes.filter(({ contract }) => contract === only);
  if (asked.length > 0) return asked;
  const first = Math.max(
    0,
    scenes.findIndex(({ contract }) => contract === turn),
  );
  return [...scenes.slice(first), ...scenes.slice(0, first)];
}
