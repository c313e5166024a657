import { TileFrame } from '../parts/tile-frame.js';
import { clockOf } from '../room/dates.js';
import { useRoom } from '../room/room.js';
import { BesideSeats } from './beside-seats.js';
import { clockText, secondsBetween } from './clock.js';
import { useRows, type Stage } from './rows.js';

/** What came of the meeting: resolutions, action items, how long it took, who was there. */
export function Summary({ stage }: { readonly stage: Stage }) {
  return (
    <BesideSeats picture="summary" stage={stage}>
      <Sums stage={stage} />
    </BesideSeats>
  );
}

function Sums({ stage: { start = null, end = null } }: { readonly stage: Stage }) {
  const { words, zone } = useRoom();
  const { t, language } = words;
  const rows = useRows('stageAgenda');
  const resolutions = rows.filter(({ resolution }) => resolution !== '').length;
  const actions = rows.reduce((sum, row) => sum + row.actions, 0);
  const took = start !== null && end !== null ? secondsBetween(start, Date.parse(end)) : 0;
  const sums = [
    ['ui.meeting.items', rows.length],
    ['ui.meeting.resolutions', resolutions],
    ['ui.meeting.actionItems', actions],
  ] as const;
  return (
    <TileFrame
      title={t('ui.meeting.over')}
      extra={
        start !== null && end !== null ? (
          <span>
            {`${clockOf(Date.parse(start), language, zone)}–${clockOf(Date.parse(end), language, zone)}`}
          </span>
        ) : undefined
      }
      kind="sums"
    >
      <dl className="totals">
        {sums.map(([key, n]) => (
          <div key={key}>
            <dd className="num">{n}</dd>
            <dt>{t(key, { count: n })}</dt>
          </div>
        ))}
        <div>
          <dd className="num">{clockText(took)}</dd>
          <dt>{t('ui.meeting.took')}</dt>
        </div>
      </dl>
    </TileFrame>
  );
}
