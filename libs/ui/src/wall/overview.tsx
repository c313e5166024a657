import { useMemo, type CSSProperties, type ReactNode } from 'react';
import { formatNumber } from '@heli/client';
import type { MechanismEntry } from '@heli/protocol';
import type { NumberTile as NumberSpec } from '@heli/sdk';
import { Base, Figure } from '../parts/figure.js';
import { Fault } from '../parts/fault.js';
import { rowsThatFit, useSize, useUnit, useUpright } from '../parts/fit.js';
import { Shape } from '../parts/shape.js';
import { BrokenTile, PausedTile, TileFrame } from '../parts/tile-frame.js';
import { metricName, targetText } from '../room/judgement.js';
import { useFeed, useWords } from '../room/room.js';
import { useStill } from '../room/still.js';
import { CountdownTile } from '../tiles/countdown-tile.js';
import { NumberTile } from '../tiles/number-tile.js';
import { placeOf } from '../tiles/place.js';
import { TextTile } from '../tiles/text-tile.js';
import { isJudged, useMechanisms, useNumbers, useParts, type Part } from './parts-of.js';

/** More would be too low to be read; every mechanism has its own scene besides. */
const mostRows = 6;
/** With so few rows their numbers are large; with fewer still there is room for what stands beside them. */
const fewRows = 4;
const roomyRows = 3;
/** More than these leave each so little height that numbers are small. */
const easyRows = 5;

/** A row for each mechanism: how much of it is on target, its two leading numbers, what needs attention; a strip below. */
export function Overview() {
  const mechanisms = useMechanisms().slice(0, mostRows);
  const strip = useStrip(mechanisms.length);
  const upright = useUpright();
  // Upright a mechanism has two rows of two; more of them have one row each, without the second number and the list.
  const single = upright && mechanisms.length > fewRows;
  const tall = single || (!upright && mechanisms.length <= fewRows);
  const roomy = single || (tall && mechanisms.length <= roomyRows);
  const rows = [...mechanisms.map(() => 'minmax(0, 1fr)'), ...(strip ? ['minmax(9.6vmin, 0.52fr)'] : [])];
  return (
    <div
      className={`scene overview${!upright && mechanisms.length > easyRows ? ' dense' : ''}`}
      data-scene="overview"
      style={
        { '--rows': rows.join(' '), '--upright-rows': mechanisms.length * (single ? 1 : 2) } as CSSProperties
      }
    >
      {mechanisms.map((mechanism, y) => (
        <Row key={mechanism.id} mechanism={mechanism} y={y} tall={tall} roomy={roomy} single={single} />
      ))}
      {strip}
    </div>
  );
}

/** The council's next meeting and what was published last, where there is a council. */
function useStrip(y: number): ReactNode {
  const meetings = useFeed('council.nextMeetings');
  const notices = useFeed('council.noticeBoard');
  if (meetings?.state !== 'live' || notices?.state !== 'live') return undefined;
  const [left, right] = [0, 6].map((x) => ({ x, y, w: 6, h: 1 }));
  return (
    <>
      <div className="place strip" style={placeOf(left!)}>
        <CountdownTile
          tile={{
            ...{ kind: 'countdown', at: left!, feed: 'council.nextMeetings', to: 'start' },
            ...{ labels: ['kind', 'body'], title: 'council.tile.next' },
          }}
        />
      </div>
      <div className="place strip" style={placeOf(right!)}>
        <TextTile
          tile={{
            ...{ kind: 'text', at: right!, feed: 'council.noticeBoard', text: 'title' },
            title: 'council.tile.latestNotice',
          }}
        />
      </div>
    </>
  );
}

interface RowProps {
  readonly mechanism: MechanismEntry;
  readonly y: number;
  readonly tall: boolean;
  readonly roomy: boolean;
  readonly single: boolean;
}

function Row({ mechanism, y, tall, roomy, single }: RowProps) {
  const { t } = useWords();
  const still = useStill(mechanism);
  const name = t(`${mechanism.contract}.name`);
  const own = useMemo(() => [mechanism], [mechanism]);
  const numbers = useNumbers(own);
  const parts = useParts(numbers);
  if (still)
    return (
      <div className="place" style={placeOf({ x: 0, y, w: 12, h: 1 })}>
        <PausedTile title={name} {...still} />
      </div>
    );
  const cells: ReactNode[] = [
    <Whole key="whole" name={name} parts={parts} tall={tall} />,
    ...[0, 1].map((i) => numbers[i] && <Leading key={i} tile={numbers[i]} tall={tall} roomy={roomy} />),
    <Attention key="attention" parts={parts} />,
  ].slice(0, single ? 2 : undefined);
  return cells.map((cell, i) => (
    <div key={i} className="place" style={placeOf({ x: 3 * i, y, w: 3, h: 1 })}>
      <Fault instead={(thrown) => <BrokenTile title={name} thrown={thrown} />}>{cell}</Fault>
    </div>
  ));
}

const besideAtMost = 2;

/** A number tile; what stands beside it only where there is room: it is one look away, on the mechanism's own scene. */
function Leading({
  tile,
  tall,
  roomy,
}: Omit<RowProps, 'mechanism' | 'y' | 'single'> & { readonly tile: NumberSpec }) {
  const { beside = [], ...alone } = tile;
  const more = roomy && beside.length > 0 ? { beside: beside.slice(0, besideAtMost) } : {};
  return <NumberTile tile={{ ...alone, ...more, at: { ...tile.at, h: tall ? 2 : 1 } }} />;
}

interface PartsProps {
  readonly parts: readonly Part[];
  readonly tall: boolean;
}

/** How many of the numbers that have a target are on it; a shape for each, in the order they are shown. */
function Whole({ name, parts, tall }: PartsProps & { readonly name: string }) {
  const { t, language } = useWords();
  const judged = parts.filter(isJudged);
  const good = judged.filter(({ judged: said }) => said === 'ok').length;
  const text = judged.length === 0 ? '—' : formatNumber(good, language);
  return (
    <TileFrame
      title={name}
      kind="whole"
      className={tall ? 'tall' : ''}
      mark={parts.map(({ judged: said }) => said).join()}
    >
      <div className="sum">
        <span className="num">
          {text}
          {judged.length > 0 && <span className="u">{`/${formatNumber(judged.length, language)}`}</span>}
        </span>
        <span className="said">
          <span className="shapes">
            {parts.map(({ metric, judged: said }) => (
              <Shape key={metric.id} name={said} />
            ))}
          </span>
          <span>{t('ui.overview.onTarget')}</span>
        </span>
      </div>
    </TileFrame>
  );
}

const rowHeight = 5.6;

/** What is off its target, then what is to be watched; as many as there is room for. */
function Attention({ parts }: { readonly parts: readonly Part[] }) {
  const words = useWords();
  const bad = parts.filter(({ judged }) => judged === 'bad');
  const all = [...bad, ...parts.filter(({ judged }) => judged === 'warn')];
  const title = all.length === 0 ? 'nothing' : bad.length === 0 ? 'noneOff' : 'attention';
  const [attach, size] = useSize();
  const fit = rowsThatFit(size, rowHeight, useUnit());
  const hidden = all.length - fit;
  return (
    <TileFrame
      title={words.t(`ui.overview.${title}`)}
      extra={hidden > 0 ? <span>{words.t('ui.more', { n: hidden })}</span> : undefined}
      kind="attention"
      mark={all.map(({ metric, judged }) => metric.id + judged).join()}
    >
      <div className="reds" ref={attach}>
        {all.slice(0, Number.isFinite(fit) ? fit : undefined).map((part) => (
          <Red key={part.metric.id} part={part} />
        ))}
      </div>
    </TileFrame>
  );
}

function Red({ part: { metric, period, cell, judged } }: { readonly part: Part }) {
  const words = useWords();
  return (
    <div className="red">
      <Shape name={judged} />
      <span className="name el">{metricName(metric.id, words)}</span>
      <Figure id={metric.id} period={period} metric={metric} cell={cell} className="fig" />
      <span className="ft">
        <Base cell={cell} />
        <span>{targetText(metric, words)}</span>
      </span>
    </div>
  );
}
