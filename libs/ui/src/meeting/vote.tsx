import { formatNumber } from '@heli/client';
import { Status } from '../parts/shape.js';
import { TileFrame } from '../parts/tile-frame.js';
import { useWords } from '../room/room.js';
import { useRows, type VoteRow } from './rows.js';

/** More ticks than this are a bar. */
const mostTicks = 40;

/** The vote on the item that is on: its turnout until it is closed, its result once it is published. */
export function Vote() {
  const row = useRows('stageVote')[0];
  const { t } = useWords();
  if (!row || row.state === 'void' || row.state === 'created') return null;
  const method = t(`council.method.${row.method}`);
  return (
    <TileFrame
      title={t(`ui.vote.${row.state}`, { method })}
      kind="vote"
      feed="council.stageVote"
      mark={`${row.state} ${row.cast ?? ''}`}
      className={row.state}
    >
      <p className="question">{row.question}</p>
      {row.state === 'published' ? <Result row={row} /> : <Turnout row={row} />}
      <div className="rule">
        <span>{baseText(row, t)}</span>
        <span>{thresholdText(row, t)}</span>
      </div>
      {row.state !== 'published' && <p className="silent">{t(`ui.vote.${row.state}.silent`)}</p>}
    </TileFrame>
  );
}

/** How many voices there are: who is there, or who is entitled where absence counts. */
const voices = ({ base, present, entitled }: VoteRow): number => (base === 'entitled' ? entitled : present);

/** What 100 % is, once it is known; as long as a vote is open only those who are there or entitled are. */
function wholeOf({ base, state, present, entitled, cast, yes, no }: VoteRow): number | undefined {
  if (base === 'present') return present;
  if (base === 'entitled') return entitled;
  if (state !== 'published') return undefined;
  return base === 'cast' ? (cast ?? undefined) : (yes ?? 0) + (no ?? 0);
}

/** What 100 % is, in words, and how many that are where it is known. */
function baseText(row: VoteRow, t: ReturnType<typeof useWords>['t']): string {
  const [base, whole] = [t(`council.base.${row.base}`), wholeOf(row)];
  return whole === undefined ? t('ui.vote.base', { base }) : t('ui.vote.base.of', { base, n: whole });
}

/** The voices that carry the question: more than half, or at least two thirds (decision 0027). */
function thresholdText(row: VoteRow, t: ReturnType<typeof useWords>['t']): string {
  const whole = wholeOf(row);
  const name = t(`council.threshold.${row.threshold}`);
  if (whole === undefined || whole === 0) return name;
  const needs = row.threshold === 'simple' ? Math.floor(whole / 2) + 1 : Math.ceil((2 * whole) / 3);
  return t('ui.vote.needs', { threshold: name, n: needs });
}

/** Ticks belong to nobody: they fill from the left, whoever has voted. */
function Turnout({ row }: { readonly row: VoteRow }) {
  const { t } = useWords();
  const all = voices(row);
  const { cast } = row;
  return (
    <>
      <div className="val">
        <span className="num" data-cast={cast ?? ''}>
          {cast ?? '—'}
          <small>{t('ui.vote.cast', { n: all })}</small>
        </span>
      </div>
      {cast !== null && all <= mostTicks && (
        <div className="ticks" aria-hidden="true">
          {Array.from({ length: all }, (_, index) => (
            <i key={index} className={index < cast ? 'on' : ''} />
          ))}
        </div>
      )}
    </>
  );
}

function Result({ row }: { readonly row: VoteRow }) {
  const { t, language } = useWords();
  const counted = [
    ['yes', row.yes],
    ['no', row.no],
    ['abstain', row.abstain],
  ] as const;
  return (
    <>
      <Status
        name={row.passed === true ? 'ok' : 'bad'}
        word={t(row.passed === true ? 'ui.vote.passed' : 'ui.vote.failed')}
      />
      <dl className="counted">
        {counted.map(([choice, n]) => (
          <div key={choice} data-choice={choice}>
            <dt>{t(`council.choice.${choice}`)}</dt>
            <dd className="num">{n === null ? '—' : formatNumber(n, language)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
