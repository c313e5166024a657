import { lazy, Suspense, useEffect } from 'react';
import type { Scene as SceneSpec } from '@heli/protocol';
import { isMeeting, type Picture } from '../meeting/picture.js';
import type { Stage } from '../meeting/rows.js';
import { useStrip } from '../parts/fit.js';
import { useMetaOf, useWords } from '../room/room.js';
import { Scene } from './scene.js';

const loadMeeting = async () => import('../meeting/meeting.js');
const Meeting = lazy(loadMeeting);

interface PicturesProps {
  readonly picture: Picture;
  readonly stage: Stage | undefined;
  /** The scene whose turn it is, and those that follow. */
  readonly scenes: readonly SceneSpec[];
}

/** One picture, or on a strip two: what is on, and the scene beside it. What is held has the screen alone. */
export function Pictures({ picture, stage, scenes }: PicturesProps) {
  const { t } = useWords();
  const filled = useMetaOf((meta) => meta.filled);
  const strip = useStrip();
  useEffect(() => {
    // After the first numbers, long before a chair calls an item: the wall follows within one frame then.
    if (filled) void loadMeeting();
  }, [filled]);
  if (!filled || (scenes.length === 0 && picture === 'scenes'))
    return <div className="calm">{t('ui.waiting')}</div>;
  const meeting =
    picture === 'scenes' || !stage ? undefined : (
      <Suspense key="meeting" fallback={<div />}>
        <Meeting picture={picture} stage={stage} />
      </Suspense>
    );
  if (meeting && !(strip && isMeeting(picture))) return meeting;
  const beside = scenes
    .slice(0, strip && !meeting ? 2 : 1)
    .map((scene) => <Scene key={scene.id} scene={scene} />);
  if (!meeting && beside.length === 1) return beside[0];
  return (
    <div className="pair">
      {meeting}
      {beside}
    </div>
  );
}
