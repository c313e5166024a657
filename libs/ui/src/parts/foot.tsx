import { formatNumber, type LiveCell } from '@heli/client';
import { previousOf, type MetricEntry } from '@heli/protocol';
import { clockOf, dayIn, shortPeriod } from '../room/dates.js';
import { decimalsOf, judge, targetText } from '../room/judgement.js';
import { beforeText } from '../room/period-words.js';
import { useCell, useRoom, useToday, useWords } from '../room/room.js';
import { Base } from './figure.js';
import { Status } from './shape.js';

interface FootProps {
  readonly id: string;
  readonly metric: MetricEntry | undefined;
  readonly cell: LiveCell | undefined;
  readonly period: string;
  readonly base: boolean;
  /** The metric's name, where the tile has a title of its own. */
  readonly named: string | undefined;
}

/** Status, n/d, target, the period before, when it last moved: what doesn't fit on the line is left out whole. */
export function Foot({ id, metric, cell, period, base, named }: FootProps) {
  const words = useWords();
  const { t } = words;
  const before = useCell(id, previousOf(period) ?? '');
  const judged = judge(metric, cell);
  if (!cell) return <div className="ft">{t('ui.waiting')}</div>;
  const why = reasonOf(cell, metric, words);
  return (
    <div className="ft">
      {named !== undefined && <span className="el">{named}</span>}
      <Status name={judged} word={t(`ui.status.${judged}`)} />
      {base && cell.state !== 'no-base' && <Base cell={cell} />}
      {why !== undefined && <span>{why}</span>}
      {why === undefined && <Target metric={metric} />}
      {before?.value != null && (
        <span>{beforeText(before.period, before.value, decimalsOf(metric), words)}</span>
      )}
      <Moved at={cell.changedAt} />
    </div>
  );
}

function reasonOf(
  cell: LiveCell,
  metric: MetricEntry | undefined,
  { t, language }: ReturnType<typeof useWords>,
) {
  if (cell.state === 'no-base') return cell.d === null ? undefined : `${cell.n ?? 0}/${cell.d}`;
  if (cell.state === 'small-base') return t('ui.small', { n: metric?.minBase ?? 5 });
  if (cell.state === 'masked') return t('ui.masked');
  if (cell.state === 'rebuilding') return t('ui.rebuilding');
  if (cell.state !== 'restated' || cell.published?.value == null) return undefined;
  return t('ui.restated', { n: formatNumber(cell.published.value, language, decimalsOf(metric)) });
}

function Target({ metric }: { readonly metric: MetricEntry | undefined }) {
  const text = targetText(metric, useWords());
  return text === undefined ? null : <span>{text}</span>;
}

function Moved({ at }: { readonly at: number | null }) {
  const { words, zone } = useRoom();
  const today = useToday();
  if (at === null) return null;
  const day = dayIn(at, zone);
  const time = day === today ? clockOf(at, words.language, zone) : shortPeriod(day, words.language);
  return <span className="moved">{words.t('ui.moved', { time })}</span>;
}
