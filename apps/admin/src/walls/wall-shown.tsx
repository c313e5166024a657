import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { useShownName } from './scenes.js';

const dayIn = (zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now());

/** Which pictures a wall showed on a day: from when until when within each hour, and for how long in all. */
export function WallShown({ id }: { readonly id: string }) {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const { server } = useDoors();
  const nameOf = useShownName();
  const [day, setDay] = useState(() => dayIn(zone));
  const { data, error, refetch } = useQuery({
    queryKey: ['displays', id, 'shown', day],
    queryFn: () => server.displayShown(id, day),
    enabled: day !== '',
  });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23', timeZone: zone });
  const time = (at: string): string => clock.format(new Date(at));
  return (
    <>
      <label className="shown-day">
        {t('admin.wall.shown')}
        <Input type="date" value={day} max={dayIn(zone)} onChange={({ target }) => setDay(target.value)} />
      </label>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="small">{t('admin.wall.shown.none')}</p>}
      <ul className="rows wall-history">
        {data?.map(({ shows, firstAt, lastAt, seconds }) => (
          <li key={`${firstAt} ${shows}`}>
            <span>{nameOf(shows)}</span>
            <span className="small">
              {`${time(firstAt)}–${time(lastAt)}\u3000${t('admin.wall.shown.minutes', { n: Math.max(1, Math.round(seconds / 60)) })}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
