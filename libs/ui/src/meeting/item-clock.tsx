import { TileFrame } from '../parts/tile-frame.js';
import { useNow, useWords } from '../room/room.js';
import { Bar } from './bar.js';
import { clockText, secondsBetween } from './clock.js';
import type { Stage } from './rows.js';
import { Speakers } from './speakers.js';

/** How long the item has been on, against the time it was given, and who speaks to it. */
export function ItemClock({ stage }: { readonly stage: Stage }) {
  const { t } = useWords();
  const now = useNow();
  const { startedAt, duration = 0 } = stage;
  const spent = startedAt == null ? 0 : secondsBetween(startedAt, now);
  const left = duration - spent;
  return (
    <TileFrame title={t('ui.meeting.clock')} kind="timer">
      <div className="val">
        <span className="num">{clockText(spent)}</span>
        <span className="given">
          <span>{t('ui.meeting.given', { time: clockText(duration) })}</span>
          <span className={left < 0 ? 'warn' : 'ink'}>
            {left < 0
              ? t('ui.meeting.overtime', { time: clockText(-left) })
              : t('ui.meeting.left', { time: clockText(left) })}
          </span>
        </span>
      </div>
      <Bar part={duration === 0 ? 0 : spent / duration} over={left < 0} />
      <Speakers />
    </TileFrame>
  );
}
