import { Cross } from '../parts/shape.js';
import { ageText } from '../room/age.js';
import { clockOf, dateOf, dayIn } from '../room/dates.js';
import { useMeta, useNow, useRoom } from '../room/room.js';

/** The one banner of an offline wall: since when, which moment's data, and that nobody has to do anything. */
export function Banner() {
  const { words, zone } = useRoom();
  const { status, asOf, filled } = useMeta();
  const now = useNow();
  if (status !== 'offline' || !filled) return null;
  const clock = clockOf(asOf, words.language, zone);
  const sameDay = dayIn(asOf, zone) === dayIn(now, zone);
  const time = sameDay ? clock : `${dateOf(asOf, words.language, zone)} ${clock}`;
  return (
    <div className="banner" role="status">
      <Cross />
      {words.t('ui.offline', { age: ageText(now - asOf, words) })}
      <span>{words.t('ui.offline.data', { time })}</span>
      <span className="x">{words.t('ui.offline.wait')}</span>
    </div>
  );
}
