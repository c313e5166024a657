import type { CSSProperties } from 'react';
import { formatNumber } from '@heli/client';
import type { FeedRow } from '@heli/protocol';
import type { FunnelTile as FunnelSpec } from '@heli/sdk';
import { Age } from '../parts/age.js';
import { Figure } from '../parts/figure.js';
import { useChanged, useCountUp } from '../parts/motion.js';
import { Status } from '../parts/shape.js';
import { ageText } from '../room/age.js';
import { periodWord } from '../room/period-words.js';
import { useCell, useFeed, useMetaOf, useMetric, useContentNow, usePeriod, useWords } from '../room/room.js';

const numberOf = (row: FeedRow | undefined, field: string): number => Number(row?.[field] ?? 0);

/** The steps of a process: what stands in each now, by urgency, and what share of the intake came this far. */
export function FunnelTile({ tile }: { readonly tile: FunnelSpec }) {
  const feed = useFeed(tile.feed);
  const metric = useMetric(tile.metric);
  const steps = metric?.keys ?? feed?.rows.map((row) => String(row['step'])) ?? [];
  const rowOf = (step: string): FeedRow | undefined => feed?.rows.find((row) => row['step'] === step);
  const most = Math.max(1, ...steps.map((step) => numberOf(rowOf(step), 'now')));
  const status = useMetaOf((meta) => meta.status);
  return (
    <section className={`funnel ${status}`} data-tile="funnel" data-feed={tile.feed} data-look={status}>
      {steps.map((step, index) => (
        <Step
          key={step}
          tile={tile}
          step={step}
          index={index}
          row={rowOf(step)}
          most={most}
          first={steps[0] ?? step}
          last={index === steps.length - 1}
        />
      ))}
    </section>
  );
}

interface StepProps {
  readonly tile: FunnelSpec;
  readonly step: string;
  readonly index: number;
  readonly row: FeedRow | undefined;
  /** The fullest step's count: all bars have its scale. */
  readonly most: number;
  readonly first: string;
  readonly last: boolean;
}

function Step({ tile, step, index, row, most, first, last }: StepProps) {
  const words = useWords();
  const { t, language } = words;
  const period = usePeriod(tile.period);
  const metric = useMetric(tile.metric);
  const cell = useCell(tile.metric, period, step);
  const intake = useCell(tile.metric, period, first);
  const now = numberOf(row, 'now');
  const shown = useCountUp(now);
  const changed = useChanged(row && `${now} ${cell?.value}`);
  const pass = intake?.value ? Math.min(1, (cell?.value ?? 0) / intake.value) : 0;
  const contract = tile.metric.slice(0, tile.metric.indexOf('.'));
  const style = { '--pass': `${(pass * 100).toFixed(1)}%` } as CSSProperties;
  return (
    <div
      className={`step ${changed ? 'changed' : ''}`}
      style={style}
      data-step={step}
      data-now={row ? now : ''}
    >
      <div className="tt">
        <h3 className="el">
          <span className="no">{index + 1}</span>
          {t(`${contract}.step.${step}`)}
        </h3>
        {last && <Age changed={changed} />}
      </div>
      <div className="top">
        <span className="num" style={{ '--chars': String(now).length } as CSSProperties}>
          {row ? formatNumber(shown, language) : '—'}
          <span className="u">{t('ui.funnel.unit')}</span>
        </span>
        <span className="mon">
          <span>{periodWord(tile.period, words)}</span>
          <Figure
            id={tile.metric}
            period={period}
            cellKey={step}
            metric={metric}
            cell={cell}
            className="fig"
            unit={false}
          />
        </span>
      </div>
      <Bar row={row} most={most} />
      <Ages row={row} />
      <Urgent row={row} />
    </div>
  );
}

function Bar({ row, most }: { readonly row: FeedRow | undefined; readonly most: number }) {
  const due = numberOf(row, 'dueSoon');
  const overdue = numberOf(row, 'overdue');
  const rest = Math.max(0, numberOf(row, 'now') - due - overdue);
  const parts = [
    ['', rest],
    ['w', due],
    ['b', overdue],
  ] as const;
  return (
    <div className="bar">
      {parts.map(
        ([name, n]) => n > 0 && <i key={name} className={name} style={{ width: `${(97 * n) / most}%` }} />,
      )}
    </div>
  );
}

function Ages({ row }: { readonly row: FeedRow | undefined }) {
  const words = useWords();
  const now = useContentNow();
  const age = (field: string, fine: boolean): string | undefined => {
    const since = row?.[field];
    return typeof since === 'string' ? ageText(now - Date.parse(since), words, fine) : undefined;
  };
  const median = age('medianSince', true);
  const oldest = age('oldestSince', false);
  return (
    <div className="ages">
      {median !== undefined && <span>{words.t('ui.funnel.median', { age: median })}</span>}
      {oldest !== undefined && <span>{words.t('ui.funnel.oldest', { age: oldest })}</span>}
    </div>
  );
}

function Urgent({ row }: { readonly row: FeedRow | undefined }) {
  const { t, language } = useWords();
  const due = numberOf(row, 'dueSoon');
  const overdue = numberOf(row, 'overdue');
  return (
    <div className="urgent">
      {due > 0 && <Status name="warn" word={t('ui.funnel.due', { n: formatNumber(due, language) })} />}
      {overdue > 0 && (
        <Status name="bad" word={t('ui.funnel.overdue', { n: formatNumber(overdue, language) })} />
      )}
    </div>
  );
}
