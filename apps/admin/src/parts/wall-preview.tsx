import { Radio, Space } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useContainerWidth } from 'react-grid-layout';
import {
  displayProfileSchema,
  previewMessages,
  type DisplayInfo,
  type OwnScene,
  type PreviewShow,
} from '@heli/protocol';
import { audiences, languages, type Audience, type Language } from '@heli/sdk';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';

/** Walls in pixels; they are drawn as they hang, and then made small. */
const shapes = {
  wide: { width: 1920, height: 1080 },
  upright: { width: 1080, height: 1920 },
} as const;
/** An upright wall would take the page. */
const mostHeight = 720;

/** The wall that is looked at. */
export interface How {
  readonly audience: Audience;
  readonly language: Language;
  readonly theme: 'night' | 'day';
  readonly shape: keyof typeof shapes;
}

interface WallPreviewProps {
  readonly scene: string;
  /** A scene that nobody has published. */
  readonly own?: OwnScene;
  /** A draft of settings that is tried. */
  readonly draft?: PreviewShow['draft'];
  /** Said in the place of a wall that would show nothing. */
  readonly instead?: (audience: Audience) => ReactNode;
}

/** A scene as it stands on a wall, with its numbers as they are now: the wall's own page in a frame. */
export function WallPreview({ scene, own, draft, instead }: WallPreviewProps) {
  const { t, language } = useWords();
  const [how, setHow] = useState<How>({ audience: 'council', language, theme: 'night', shape: 'wide' });
  const choice = <K extends keyof How>(key: K, values: readonly How[K][], stem: string) => (
    <Radio.Group
      value={how[key]}
      optionType="button"
      aria-label={t(`admin.scene.preview.${key}`)}
      options={values.map((value) => ({ value, label: t(`${stem}.${value}`) }))}
      onChange={({ target }) => setHow({ ...how, [key]: target.value as How[K] })}
    />
  );
  const said = instead?.(how.audience);
  const display = useDisplay(how, own);
  return (
    <>
      <Space wrap className="preview-how">
        {choice('audience', audiences, 'admin.audience')}
        {choice('language', languages, 'admin.language')}
        {choice('theme', ['night', 'day'], 'admin.theme')}
        {choice('shape', ['wide', 'upright'], 'admin.scene.shape')}
      </Space>
      {said ?? (
        <Screen
          show={{ type: previewMessages.show, display, scene, ...(draft && { draft }) }}
          shape={how.shape}
        />
      )}
    </>
  );
}

/** A wall that is no device, told what to show. */
function useDisplay({ audience, language, theme }: How, own: OwnScene | undefined): DisplayInfo {
  const { organisation, organisations, zone } = usePlace();
  const row = organisations.find(({ code }) => code === organisation);
  return {
    ...{ id: 'preview', name: '', audience, language, theme, zone, demonstration: false },
    organisation: {
      code: organisation,
      name: row?.name ?? organisation,
      level: row?.level ?? '',
      ...(row?.nameEn && { nameEn: row.nameEn }),
    },
    profile: displayProfileSchema.parse({}),
    ...(own && { scenes: [own] }),
  };
}

function Screen({ show, shape }: { readonly show: PreviewShow; readonly shape: How['shape'] }) {
  const { t } = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const { width, containerRef } = useContainerWidth();
  const text = JSON.stringify(show);
  useEffect(() => {
    const tell = (): void => frame.current?.contentWindow?.postMessage(JSON.parse(text), location.origin);
    const listen = ({
      origin,
      source,
      data,
    }: MessageEvent<{ readonly type?: unknown } | undefined>): void => {
      const isOurs = origin === location.origin && source === frame.current?.contentWindow;
      if (isOurs && data?.type === previewMessages.ready) tell();
    };
    addEventListener('message', listen);
    tell();
    return () => removeEventListener('message', listen);
  }, [text]);
  const size = shapes[shape];
  const scale = Math.min(1, width / size.width, mostHeight / size.height);
  return (
    <div ref={containerRef} className="preview-screen" style={{ height: size.height * scale }}>
      <iframe
        ref={frame}
        title={t('admin.scene.preview')}
        src="/wall?preview"
        tabIndex={-1}
        style={{ ...size, transform: `scale(${String(scale)})` }}
      />
    </div>
  );
}
