import type { CSSProperties } from 'react';
import type { GaugeTile as GaugeSpec } from '@heli/sdk';
import { Base, Figure, figureText, isPlain } from '../parts/figure.js';
import { Foot } from '../parts/foot.js';
import { TileFrame } from '../parts/tile-frame.js';
import { metricName, targetOf } from '../room/judgement.js';
import { periodWord } from '../room/period-words.js';
import { useCell, useMetric, usePeriod, useWords } from '../room/room.js';

/** A ratio as a bar of its whole, with a mark where its target stands. */
export function GaugeTile({ tile }: { readonly tile: GaugeSpec }) {
  const words = useWords();
  const period = usePeriod(tile.period);
  const metric = useMetric(tile.metric);
  const cell = useCell(tile.metric, period);
  const title = tile.title === undefined ? metricName(tile.metric, words) : words.t(tile.title);
  const target = targetOf(metric);
  return (
    <TileFrame
      title={title}
      extra={periodWord(tile.period, words)}
      kind="gauge"
      mark={cell && figureText(cell, metric, words)}
    >
      <div className="val">
        <Figure id={tile.metric} period={period} metric={metric} cell={cell} />
        <Base cell={cell} />
      </div>
      <div className="way" aria-hidden="true">
        {isPlain(cell) && <i style={{ width: share(cell?.value) }} />}
        {target !== undefined && <b style={{ '--at': share(target) } as CSSProperties} />}
      </div>
      <Foot metric={metric} id={tile.metric} cell={cell} period={period} base={false} named={undefined} />
    </TileFrame>
  );
}

const share = (value: number | null | undefined): string =>
  `${String(Math.min(100, Math.max(0, value ?? 0)))}%`;
