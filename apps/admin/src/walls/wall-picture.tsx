import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useEffect } from 'react';
import { useWords } from '../language.js';
import { preciseTime } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { KnownSnapshot } from '../server/types.js';

interface WallPictureProps {
  readonly id: string;
  readonly name: string;
  /** What it shows now: another picture is asked for when this changes. */
  readonly shows: string;
}

const askAgainMs = 15_000;
/** A wall answers within a moment; its picture is looked for that often. */
const lookMs = 1_000;

/** What hangs on a wall now, drawn from its own page. */
export function WallPicture({ id, name, shows }: WallPictureProps) {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const { server } = useDoors();
  useEffect(() => {
    const ask = (): void => void server.askSnapshot(id).catch(() => undefined);
    ask();
    const timer = setInterval(ask, askAgainMs);
    return () => clearInterval(timer);
  }, [server, id, shows]);
  const { data, isPending } = useQuery({
    queryKey: ['displays', id, 'snapshot'],
    queryFn: () => server.snapshot(id),
    refetchInterval: ({ state }) => (state.data ? 3 * lookMs : lookMs),
  });
  if (isPending) return <Spin />;
  if (!data) return <p className="small">{t('admin.wall.picture.none')}</p>;
  return (
    <figure className="wall-picture">
      <img src={pictureOf(data)} alt={t('admin.wall.picture.of', { name })} />
      <figcaption className="small">{preciseTime(data.at, { language, zone })}</figcaption>
    </figure>
  );
}

/**
 * The wall's page as a picture: in an image nothing runs and nothing is loaded, whatever a device has sent. Lengths that
 * hang on the screen hang on the image's own size.
 */
function pictureOf({ width, height, theme, html, css }: KnownSnapshot): string {
  const size = `width="${String(width)}" height="${String(height)}"`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${String(width)} ${String(height)}" data-theme="${theme}">` +
    `<style>${css.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style>` +
    `<foreignObject ${size}><body xmlns="http://www.w3.org/1999/xhtml">${html}</body></foreignObject></svg>`;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
