import { useWords } from '../language.js';
import { ShownOnce } from '../parts/shown-once.js';
import { usePlace } from '../place.js';
import type { Handed } from './walls.js';

interface WallLinkProps {
  readonly handed: Handed;
  readonly onClose: () => void;
}

/** The one-time link that lets a screen in, to be carried to the screen. */
export function WallLink({ handed: { name, code }, onClose }: WallLinkProps) {
  const { t } = useWords();
  const { origin } = usePlace();
  return (
    <ShownOnce
      title={t('admin.wall.link.title', { name })}
      how={t('admin.wall.link.how')}
      label={t('admin.wall.link')}
      value={`${origin}/wall#code=${encodeURIComponent(code)}`}
      once={t('admin.wall.link.once')}
      onClose={onClose}
    />
  );
}
