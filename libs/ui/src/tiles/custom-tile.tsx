import react, { Suspense, use } from 'react';
import type { CustomTile as CustomSpec } from '@heli/sdk';
import type { TileComponents, TileProps } from '@heli/sdk/ui';
import { TileFrame } from '../parts/tile-frame.js';
import { useFeed, useRoom } from '../room/room.js';

/** Where the page's `/wall/shared/…` finds its React, so that what plugins draw with has the same. */
const shared = Symbol.for('heli.react');

interface Drawings {
  readonly default: TileComponents;
}

/** Modules by their address, which has a hash of them: each is loaded once. */
const modules = new Map<string, Promise<Drawings>>();

function moduleAt(url: string): Promise<Drawings> {
  let loading = modules.get(url);
  if (!loading) {
    Object.assign(globalThis, { [shared]: react });
    loading = import(/* @vite-ignore */ url) as Promise<Drawings>;
    modules.set(url, loading);
    // Without a network it is tried again when the tile is next drawn.
    loading.catch(() => modules.delete(url));
  }
  return loading;
}

interface CustomTileProps {
  readonly tile: CustomSpec;
  /** Where its component is found; a package without browser code has none. */
  readonly ui: string | undefined;
}

/** A feed's rows as a component of the plugin's own draws them, in the frame that every tile has. */
export function CustomTile({ tile, ui = '' }: CustomTileProps) {
  const { words, zone, organisation } = useRoom();
  const rows = useFeed(tile.feed)?.rows;
  return (
    <TileFrame
      title={words.t(tile.title ?? tile.feed)}
      kind="custom"
      feed={tile.feed}
      mark={rows && JSON.stringify(rows)}
    >
      <div className="own">
        <Suspense>
          <Drawn
            {...{ ui, rows, zone, organisation }}
            component={tile.component}
            language={words.language}
            word={words.t}
          />
        </Suspense>
      </div>
    </TileFrame>
  );
}

interface DrawnProps extends TileProps {
  readonly ui: string;
  readonly component: string;
}

function Drawn({ ui, component, ...props }: DrawnProps) {
  const Component = use(moduleAt(ui)).default[component];
  if (!Component) throw new Error(`"${ui}" exports no component "${component}".`);
  return <Component {...props} />;
}
