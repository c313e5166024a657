import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { OpenWall } from '../walls/open-wall.js';
import { PairWall } from '../walls/pair-wall.js';
import { WallLink } from '../walls/wall-link.js';
import { WallState } from '../walls/wall-state.js';
import type { Handed } from '../walls/walls.js';

/** A screen that shows the council: by the code it shows, or by a link opened on it. */
export function WallStep() {
  const { t } = useWords();
  const { server } = useDoors();
  const { origin } = usePlace();
  const displays = useQuery({
    queryKey: ['displays'],
    queryFn: () => server.displays(),
    refetchInterval: 5_000,
  });
  const [pairing, setPairing] = useState(false);
  const [opening, setOpening] = useState(false);
  const [handed, setHanded] = useState<Handed>();
  return (
    <>
      <p>
        {t('admin.setup.wall.address')}{' '}
        <a href="/wall" target="_blank" rel="noreferrer">{`${origin}/wall`}</a>
      </p>
      {displays.error && <Problem error={displays.error} onRetry={() => void displays.refetch()} />}
      <ul className="plain">
        {(displays.data ?? []).map(({ id, name, report }) => (
          <li key={id}>
            <span>{name}</span>
            <WallState report={report} />
          </li>
        ))}
      </ul>
      <Space>
        <Button type="primary" onClick={() => setPairing(true)}>
          {t('admin.wall.pair')}
        </Button>
        <Button onClick={() => setOpening(true)}>{t('admin.wall.open')}</Button>
      </Space>
      {pairing && displays.data && (
        <PairWall code={undefined} displays={displays.data} onClose={() => setPairing(false)} />
      )}
      {opening && <OpenWall onClose={() => setOpening(false)} onHanded={setHanded} />}
      {handed && <WallLink handed={handed} onClose={() => setHanded(undefined)} />}
    </>
  );
}
