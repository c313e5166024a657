import { drawn, type OwnScene } from '@heli/protocol';
import { mayRead } from '@heli/sdk';
import { useWords } from '../language.js';
import { WallPreview } from '../parts/wall-preview.js';
import type { Layout } from './layout.js';
import { useBringing } from './words.js';

/** The scene that is composed, as it stands on a wall. */
export function Preview({ layout: { name, nameEn, tiles } }: { readonly layout: Layout }) {
  const { t } = useWords();
  const shown = drawn(tiles, useBringing());
  const own: OwnScene = {
    id: 'own.preview',
    name: name === '' ? '—' : name,
    tiles,
    ...(nameEn !== undefined && { nameEn }),
  };
  return (
    <WallPreview
      scene={own.id}
      own={own}
      instead={(reader) => {
        if (shown.some(({ audience }) => mayRead(reader, audience ?? 'public'))) return undefined;
        const why = shown.length === 0 ? 'empty' : 'unseen';
        return <p role="status">{t(`admin.scene.preview.${why}`)}</p>;
      }}
    />
  );
}
