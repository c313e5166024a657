import type { ReactNode } from 'react';
import { formatNumber, type Words } from '@heli/client';
import {
  overviewScene,
  type MechanismEntry,
  type MetricEntry,
  type OwnScene,
  type Scene,
} from '@heli/protocol';
import { Figure } from '../parts/figure.js';
import { Cross, Shape } from '../parts/shape.js';
import { ageText } from '../room/age.js';
import { clockOf, dateOf, monthToDate, weekdayOf } from '../room/dates.js';
import { judge, metricName } from '../room/judgement.js';
import { Tally } from './parts-of.js';
import { useCell, useMeta, useNow, useRoom, useToday, useWords } from '../room/room.js';

interface HeaderProps {
  readonly title: string;
  readonly demonstration: boolean;
  /** Below the title. */
  readonly children: ReactNode;
}

/** Whose room this is, what it shows, and whether it is true now. */
export function Header({ title, demonstration, children }: HeaderProps) {
  const { words, zone } = useRoom();
  const now = useNow();
  return (
    <header className="hd">
      <div className="who">
        <h1 className="el">{title}</h1>
        <div className="sub">{children}</div>
      </div>
      <div className="meta">
        <div>
          <span>{dateOf(now, words.language, zone)}</span>
          <span>{weekdayOf(now, words.language, zone)}</span>
        </div>
        <div>
          {demonstration && <span className="demo">{words.t('ui.demo')}</span>}
          <LiveMark />
        </div>
      </div>
      <div className="clock">{clockOf(now, words.language, zone)}</div>
    </header>
  );
}

/** What stands now, whatever the period: the mechanism's levels without keys. */
const standing = (mechanism: MechanismEntry): readonly MetricEntry[] =>
  mechanism.metrics
    .filter((metric) => metric.kind === 'count' && metric.carry === 'level' && !metric.keys)
    .slice(0, 2);

/** What a scene shows, and of which days. */
export function Subject({ scene: { id, title, mechanism, own } }: { readonly scene: Scene }) {
  const words = useWords();
  const today = useToday();
  return (
    <>
      <span>{own ? ownName(own, words) : words.t(title)}</span>
      {today !== '' && <span>{monthToDate(today, words.language)}</span>}
      {mechanism &&
        standing(mechanism).map((metric) => <Standing key={metric.id} metric={metric} today={today} />)}
      {id === overviewScene && <Tally />}
    </>
  );
}

const ownName = ({ name, nameEn }: OwnScene, { language }: Words): string =>
  language === 'en' ? (nameEn ?? name) : name;

/** A level is the same at the end of every period that ends today: whichever the room has is shown. */
function Standing({ metric, today }: { readonly metric: MetricEntry; readonly today: string }) {
  const words = useWords();
  const byDay = useCell(metric.id, today);
  const byMonth = useCell(metric.id, today.slice(0, 7));
  const total = useCell(metric.id, 'total');
  const cell = byDay ?? byMonth ?? total;
  if (!cell) return null;
  const judged = judge(metric, cell);
  const look = judged === 'plain' || judged === 'none' ? 'ink' : judged;
  return (
    <span className={`st ${look}`}>
      {look !== 'ink' && <Shape name={judged} />}
      <span>{metricName(metric.id, words)}</span>
      <Figure id={metric.id} period={cell.period} metric={metric} cell={cell} className="fig" unit={false} />
    </span>
  );
}

function LiveMark() {
  const { words, zone } = useRoom();
  const { status, seq, asOf, filled } = useMeta();
  const now = useNow();
  if (!filled) return <span className="age off">{words.t('ui.connecting')}</span>;
  const age = ageText(now - asOf, words);
  if (status === 'offline') {
    return (
      <span className="age off ink">
        <Cross />
        {words.t('ui.offline', { age })}
      </span>
    );
  }
  const state = status === 'late' ? words.t('ui.late', { age }) : words.t('ui.live');
  const second =
    status === 'late'
      ? words.t('ui.asOf', { time: clockOf(asOf, words.language, zone) })
      : words.t('ui.seq', { seq: formatNumber(seq, words.language) });
  const gap = words.language === 'en' ? ', ' : '　';
  return (
    <span className={`age word ${status}`}>
      <i />
      {`${state}${gap}${second}`}
    </span>
  );
}
