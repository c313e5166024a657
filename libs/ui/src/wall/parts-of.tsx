import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { cellKey, type LiveCell } from '@heli/client';
import { periodOn, scenesOf, type MechanismEntry, type MetricEntry } from '@heli/protocol';
import { mayRead, type NumberTile, type Tile } from '@heli/sdk';
import { Shape, type ShapeName } from '../parts/shape.js';
import { judge } from '../room/judgement.js';
import { metricOf, useRoom, useToday, useWords } from '../room/room.js';

/** A metric as a mechanism's number tiles show it. */
export interface Part {
  readonly metric: MetricEntry;
  readonly period: string;
  readonly cell: LiveCell | undefined;
  readonly judged: ShapeName;
}

/** The mechanisms of the house that have a scene. */
export function useMechanisms(): readonly MechanismEntry[] {
  const { catalogue } = useRoom();
  return useMemo(
    () => [...new Set(scenesOf(catalogue.mechanisms).flatMap(({ mechanism }) => mechanism ?? []))],
    [catalogue],
  );
}

/** The number tiles of mechanisms' own scenes that the audience may see, in the order they are given. */
export function useNumbers(mechanisms: readonly MechanismEntry[]): readonly NumberTile[] {
  const { audience } = useRoom();
  return useMemo(() => {
    const isShown = (tile: Tile): tile is NumberTile =>
      tile.kind === 'number' && tile.scene === undefined && mayRead(audience, tile.audience ?? 'public');
    return mechanisms.flatMap(({ tiles }) => tiles.filter(isShown));
  }, [mechanisms, audience]);
}

/** Every metric of these number tiles once, in its tile's period, with what is said of it. */
export function useParts(tiles: readonly NumberTile[]): readonly Part[] {
  const { store, organisation, catalogue } = useRoom();
  const today = useToday();
  const wanted = useMemo(() => {
    const periods = new Map<string, string>();
    for (const { metric, beside = [], period } of tiles)
      for (const id of [metric, ...beside]) if (!periods.has(id)) periods.set(id, periodOn(period, today));
    return [...periods];
  }, [tiles, today]);
  const subscribe = useCallback(
    (listener: () => void) =>
      store.subscribe(
        wanted.map(([id, period]) => cellKey(id, organisation, period)),
        listener,
      ),
    [store, organisation, wanted],
  );
  // What is compared is one text that changes only if a cell does.
  const versions = useSyncExternalStore(subscribe, () =>
    wanted.map(([id, period]) => store.cell(id, organisation, period)?.version ?? '').join(),
  );
  return useMemo(() => {
    // Cells are replaced, never changed: what was read stands until one has another version.
    const known = versions.split(',');
    return wanted.flatMap(([id, period], i) => {
      const metric = metricOf(catalogue, id);
      const cell = known[i] === '' ? undefined : store.cell(id, organisation, period);
      return metric ? [{ metric, period, cell, judged: judge(metric, cell) }] : [];
    });
  }, [versions, wanted, catalogue, store, organisation]);
}

/** Whether a part is held against a target at all: what is only followed is no part of a count. */
export const isJudged = ({ judged }: Part): boolean => ['ok', 'warn', 'bad'].includes(judged);

const shown = ['ok', 'warn', 'bad'] as const;

/** How many numbers of the house are on target, to be watched, off it; and how many nothing is said of. */
export function Tally() {
  const { t } = useWords();
  const parts = useParts(useNumbers(useMechanisms()));
  const count = (name: ShapeName): number => parts.filter(({ judged }) => judged === name).length;
  const rest = parts.filter((part) => !isJudged(part)).length;
  return (
    <>
      <span>{t('ui.overview.metrics', { n: parts.length })}</span>
      {shown.map((name) => (
        <span key={name} className={`st ${name}`}>
          <Shape name={name} />
          <span className="ink">{count(name)}</span>
        </span>
      ))}
      {rest > 0 && <span>{t('ui.overview.unjudged', { n: rest })}</span>}
    </>
  );
}
