import { rowsThatFit, useSize, useUnit } from '../parts/fit.js';
import { Shape } from '../parts/shape.js';
import { useNow, useWords } from '../room/room.js';
import { Bar } from './bar.js';
import { clockText, secondsBetween } from './clock.js';
import { useRows, type SpeakerRow } from './rows.js';

const rowHeight = 3.2;
/** Who speaks comes first, then who waits; who has spoken is left out where there is no room. */
const order = ['speaking', 'requested', 'ended', 'withdrawn'];

/** 发言: who speaks for how long of what time, who waits, who has spoken. */
export function Speakers() {
  const rows = useRows('stageSpeakers');
  const unit = useUnit();
  const [attach, size] = useSize();
  const sorted = [...rows].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const fit = rowsThatFit(size, rowHeight, unit);
  return (
    <ul className="speakers" ref={attach} data-feed="council.stageSpeakers">
      {sorted.slice(0, Number.isFinite(fit) ? fit : undefined).map((row) => (
        <Speaker key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Speaker({ row }: { readonly row: SpeakerRow }) {
  const { t } = useWords();
  const { seat, unit, kind, state } = row;
  return (
    <li className={state}>
      <span className="who el">{seat}</span>
      <span className="org el">{kind === 'normal' ? unit : t(`council.kind.${kind}`)}</span>
      {state === 'requested' ? <span className="wait">{t('ui.meeting.waits')}</span> : <Spoken row={row} />}
    </li>
  );
}

function Spoken({ row: { startedAt, endedAt, limitSeconds } }: { readonly row: SpeakerRow }) {
  const now = useNow();
  const spent =
    startedAt === null ? 0 : secondsBetween(startedAt, endedAt === null ? now : Date.parse(endedAt));
  const over = spent > limitSeconds;
  return (
    <>
      <span className="t">
        {over && (
          <span className="warn">
            <Shape name="warn" />
          </span>
        )}
        {clockText(spent)}
      </span>
      <Bar part={limitSeconds === 0 ? 0 : spent / limitSeconds} over={over} />
    </>
  );
}
