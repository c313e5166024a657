import type { Words } from '@heli/client';
import { drawn, type MechanismEntry, type MetricEntry, type SceneTile } from '@heli/protocol';
import type { Tile } from '@heli/sdk';
import { useWords } from '../language.js';
import { metricName } from '../parts/metric-name.js';
import { useCatalogue } from '../server/queries.js';

/** A choice under the name of the mechanism that brings it. */
export interface Grouped {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** What a contract calls a tile of its own. */
export function declaredName(tile: Tile, words: Words): string {
  if (tile.title !== undefined) return words.t(tile.title);
  if ('metrics' in tile) return tile.metrics.map((id) => metricName(id, words)).join(' / ');
  if ('metric' in tile && tile.metric !== undefined) return metricName(tile.metric, words);
  const [contract, feed] = ('feed' in tile ? tile.feed : '').split('.');
  return words.t(`${contract ?? ''}.query.${feed ?? ''}`);
}

/** What a tile shows, in words; that nobody brings it any more, where that is so. */
export function tileName(tile: SceneTile, mechanisms: readonly MechanismEntry[], words: Words): string {
  const [found] = drawn([tile], mechanisms);
  return found ? declaredName(found, words) : words.t('admin.scene.absent');
}

/** The mechanisms of the house that bring numbers or tiles: of several that do one contract, the first. */
export function useBringing(): readonly MechanismEntry[] {
  const { data } = useCatalogue();
  const mechanisms = data?.mechanisms ?? [];
  return mechanisms.filter(
    ({ contract, metrics, tiles }, i) =>
      metrics.length + tiles.length > 0 && mechanisms.findIndex((one) => one.contract === contract) === i,
  );
}

/** Metrics that are one number each, by mechanism. */
export function useMetricChoices(wanted: (metric: MetricEntry) => boolean): Grouped[] {
  const words = useWords();
  return useBringing()
    .map(({ contract, metrics }) => ({
      label: words.t(`${contract}.name`),
      options: metrics
        .filter((metric) => !metric.keys && wanted(metric))
        .map(({ id }) => ({ value: id, label: metricName(id, words) })),
    }))
    .filter(({ options }) => options.length > 0);
}
