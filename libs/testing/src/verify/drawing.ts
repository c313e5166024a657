import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { sentenceOf, type BrowserCode } from '@heli/core';
import { languages, type AnyMechanism, type CustomTile, type Language } from '@heli/sdk';
import type { TileComponent, TileComponents, TileProps, TileRow } from '@heli/sdk/ui';
import { jsonSchemaOf } from '../conformance/mechanism/json-schema.js';
import { sampleOf } from '../conformance/mechanism/sample.js';
import { street, testZone } from '../house.js';

/** A mechanism, and what it draws with. */
export interface Drawing {
  readonly mechanism: AnyMechanism;
  readonly ui: BrowserCode | undefined;
}

const samples = 25;

/** Rows that a tile's query may answer, cut to what each audience may see. */
function rowsFor({ mechanism: { implements: contract } }: Drawing, { feed }: CustomTile): TileRow[][] {
  const query = contract.queries[feed];
  if (!query?.live) return [];
  const answers = fc.sample(sampleOf(jsonSchemaOf(query.output, 'output')), { numRuns: samples, seed: 1 });
  const audiences = Object.values(query.live.fields);
  return (answers as TileRow[][]).flatMap((rows) =>
    audiences.map((fields) =>
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)))),
    ),
  );
}

const propsOf = (rows: readonly TileRow[] | undefined, language: Language): TileProps => ({
  ...{ rows, language, zone: testZone, organisation: street },
  word: (key) => key,
});

/** Draws a component from whatever may come: what it throws, once. */
function faultOf(component: TileComponent, drawing: Drawing, tile: CustomTile): string[] {
  for (const language of languages)
    for (const rows of [undefined, [], ...rowsFor(drawing, tile)])
      try {
        renderToStaticMarkup(createElement(component, propsOf(rows, language)));
      } catch (error) {
        const from = rows === undefined ? 'no rows yet' : JSON.stringify(rows).slice(0, 120);
        return [`"${tile.component}" throws from ${from}: ${sentenceOf(error)}. Draw whatever may come.`];
      }
  return [];
}

/** Tiles that a mechanism's own components can't draw. */
export async function wrongDrawings(drawing: Drawing): Promise<string[]> {
  const { mechanism, ui } = drawing;
  const tiles = mechanism.implements.tiles.filter((tile) => tile.kind === 'custom');
  if (tiles.length === 0) return [];
  if (!ui) return ['It has tiles of its own, but names no module in "heli.ui" that draws them.'];
  try {
    const url = pathToFileURL(join(ui.folder, ui.entry)).href;
    const { default: components } = (await import(url)) as { readonly default?: TileComponents };
    return tiles.flatMap((tile) => {
      const component = components?.[tile.component];
      return component
        ? faultOf(component, drawing, tile)
        : [`${ui.entry} exports no component "${tile.component}" by default: name it there.`];
    });
  } catch (error) {
    return [`${ui.entry} can't be loaded: ${sentenceOf(error)}.`];
  }
}
