import type { AnyMechanism, Tile } from '@heli/sdk';
import { jsonSchemaOf, within } from './json-schema.js';

const columns = 12;
const rows = 6;

/** Tiles that would not stand on a wall, and feeds that would not move; with the cure. */
export function wrongTiles({ implements: { id, tiles, metrics, queries } }: AnyMechanism): string[] {
  const taken = new Map<string, Tile>();
  const wrong: string[] = [];
  for (const tile of tiles) {
    const { x, y, w, h } = tile.at;
    const name = `The ${tile.kind} tile at ${x},${y}`;
    if (x < 0 || y < 0 || w < 1 || h < 1 || x + w > columns || y + h > rows)
      wrong.push(`${name} leaves the grid of ${columns} × ${rows}: place it within.`);
    for (let column = x; column < x + w; column++)
      for (let row = y; row < y + h; row++) {
        const cell = `${tile.scene ?? ''} ${column},${row}`;
        const other = taken.get(cell);
        if (other && other !== tile) wrong.push(`${name} lies on the ${other.kind} tile: move one of them.`);
        taken.set(cell, tile);
      }
    const lacking = [
      ...metricsOf(tile).filter((metric) => !metrics[metric]),
      ...('feed' in tile && !queries[tile.feed]?.live ? [tile.feed] : []),
    ];
    const shown = 'feed' in tile ? Object.values(queries[tile.feed]?.live?.fields ?? {}).flat() : [];
    const hidden = fieldsOf(tile).filter((field) => !shown.includes(field));
    wrong.push(
      ...hidden.map((field) => `${name} shows "${field}", which its feed shows nobody: correct the field.`),
      ...lacking.map((what) => `${name} shows "${id}.${what}", which is not there: correct the name.`),
    );
  }
  return [...new Set(wrong)];
}

const metricsOf = (tile: Tile): readonly string[] => [
  ...('metric' in tile && tile.metric !== undefined ? [tile.metric] : []),
  ...('metrics' in tile ? tile.metrics : []),
  ...('beside' in tile && tile.beside ? tile.beside : []),
];

/** What each row of a matrix or a map has. */
const ofParts = ['row', 'rowLabel', 'cell', 'value'];

/** Fields of its feed that a tile names, or that its kind needs. */
function fieldsOf(tile: Tile): readonly string[] {
  switch (tile.kind) {
    case 'feed':
      return tile.columns.map(({ field }) => field);
    case 'ranking':
      return [tile.label, tile.value, ...(tile.part === undefined ? [] : [tile.part])];
    case 'matrix':
      return tile.columns ? [...ofParts, 'cellLabel'] : ofParts;
    case 'map':
      return [...ofParts, 'cellLabel'];
    case 'timeline':
      return [tile.moment, tile.label, tile.status];
    case 'text':
      return [tile.text, ...(tile.since === undefined ? [] : [tile.since])];
    case 'countdown':
      return [tile.to, ...tile.labels];
    default:
      return [];
  }
}

const eventName = /^[a-z][a-z0-9]*\.[a-z][a-zA-Z0-9]*$/;

export function wrongFeeds({ implements: contract }: AnyMechanism): string[] {
  const types = new Set(Object.values(contract.events).map(({ type }) => type));
  return Object.values(contract.queries).flatMap(({ name, live, output, input, whenAbsent }) => {
    if (!live) return [];
    const row = [...within(jsonSchemaOf(output, 'output'))].find(({ schema }) => schema.properties)?.schema;
    const known = Object.keys(row?.properties ?? {});
    const unheard = live.on.filter((type) =>
      type.startsWith(`${contract.id}.`) ? !types.has(type) : !eventName.test(type),
    );
    const fields = [...new Set(Object.values(live.fields).flat())].filter((field) => !known.includes(field));
    return [
      ...unheard.map((type) => `${name} listens to "${type}", which is no event: correct the name.`),
      ...fields.map((field) => `${name} shows "${field}", which its output has not: correct the name.`),
      ...(live.on.length > 0
        ? []
        : [`${name} listens to nothing: name the events after which it may differ.`]),
      ...(input.safeParse({}).success
        ? []
        : [`${name} is live, but asks for input: walls have none to give.`]),
      ...(Array.isArray(whenAbsent) ? [] : [`${name} is live: its answer must be a list of rows.`]),
    ];
  });
}
