import GridLayout, { getCompactor, useContainerWidth } from 'react-grid-layout';
import 'react-grid-layout/css/styles.css';
import { grid, type SceneTile } from '@heli/protocol';
import type { Place } from '@heli/sdk';
import { useWords } from '../language.js';
import { afterKey, leastSize } from './layout.js';
import { tileName, useBringing } from './words.js';

interface TileGridProps {
  readonly tiles: readonly SceneTile[];
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
  readonly onPlace: (index: number, at: Place) => void;
  readonly onRemove: (index: number) => void;
}

/** Tiles stay where they are put; one that is dragged onto another goes back. */
const stay = getCompactor(null, false, true);
const gap = 6;
const resize = { handles: ['se'] as const };
const drag = { bounded: true };

/** The scene's grid: tiles are moved and resized by pointer, or by the arrow keys. */
export function TileGrid({ tiles, chosen, onChoose, onPlace, onRemove }: TileGridProps) {
  const words = useWords();
  const { t } = words;
  const mechanisms = useBringing();
  const { width, containerRef, mounted } = useContainerWidth();
  const rowHeight = (width * 9) / 16 / grid.rows - gap;
  const layout = tiles.map(({ kind, at }, i) => {
    const { w: minW, h: minH } = leastSize[kind];
    return { i: String(i), ...at, minW, minH };
  });
  const stop = (_: unknown, __: unknown, item: ({ readonly i: string } & Place) | null): void => {
    if (item) onPlace(Number(item.i), { x: item.x, y: item.y, w: item.w, h: item.h });
  };
  return (
    <div ref={containerRef} className="scene-grid">
      {/* Dragging would put a style of that name into the page, which our policy refuses; `.scene-box` does its work. */}
      <span id="react-draggable-style-el" hidden />
      {mounted && (
        <GridLayout
          width={width}
          layout={layout}
          autoSize={false}
          gridConfig={{
            cols: grid.columns,
            maxRows: grid.rows,
            rowHeight,
            margin: [gap, gap],
            containerPadding: [0, 0],
          }}
          compactor={stay}
          dragConfig={drag}
          resizeConfig={resize}
          onDragStop={stop}
          onResizeStop={stop}
        >
          {tiles.map((tile, i) => (
            <button
              key={String(i)}
              type="button"
              className="scene-box"
              aria-pressed={i === chosen}
              aria-describedby="scene-keys"
              onClick={() => onChoose(i)}
              onFocus={() => onChoose(i)}
              onKeyDown={(event) => {
                if (event.key === 'Delete') onRemove(i);
                const at = afterKey(tile.at, event.key, event.shiftKey);
                if (!at) return;
                event.preventDefault();
                onPlace(i, at);
              }}
            >
              <strong>{tileName(tile, mechanisms, words)}</strong>
              <span>{t(`admin.scene.kind.${tile.kind}`)}</span>
              <span className="unseen">{t('admin.scene.at', placeWords(tile.at))}</span>
            </button>
          ))}
        </GridLayout>
      )}
    </div>
  );
}

/** Counted from 1, as people count. */
const placeWords = ({ x, y, w, h }: Place) => ({ column: x + 1, row: y + 1, w, h });
