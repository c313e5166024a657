import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { WallPicture } from '../walls/wall-picture.js';

const lookMs = 5_000;

/** The wall in front of the chair as it hangs now; which one, where there are several. */
export function OnTheWall() {
  const { t } = useWords();
  const { organisation } = usePlace();
  const { server } = useDoors();
  const [chosen, setChosen] = useState<string>();
  const { data } = useQuery({
    queryKey: ['displays', 'seen', organisation],
    queryFn: () => server.seenDisplays(organisation),
    refetchInterval: lookMs,
  });
  // One that never told of itself has no picture.
  const alive = (data ?? []).filter(({ shows }) => shows !== '');
  const wall = alive.find(({ id }) => id === chosen) ?? alive.at(-1);
  if (!wall) return null;
  return (
    <>
      {alive.length > 1 && (
        <Select
          aria-label={t('admin.wall.picture')}
          value={wall.id}
          options={alive.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      )}
      <WallPicture {...wall} />
    </>
  );
}
