import type { CSSProperties } from 'react';
import type { DisplayInfo, DisplayProfile } from '@heli/protocol';
import { useOver } from '../meeting/clock.js';
import { isMeeting, pictureOf, pinnedScene } from '../meeting/picture.js';
import { useStage } from '../meeting/rows.js';
import { MeetingSubject } from '../meeting/subject.js';
import { useMeta, useWords } from '../room/room.js';
import { Banner } from './banner.js';
import { Header, Subject } from './header.js';
import { useBrightness } from './look.js';
import { Pictures } from './pictures.js';
import { useScenes } from './rotation.js';
import { useShift } from './shift.js';

export interface WallProps {
  readonly display: DisplayInfo;
  /** Only this scene; all of them in turn if left out. */
  readonly only?: string | undefined;
  /** This look, whatever the display's own is. */
  readonly theme?: 'night' | 'day' | undefined;
  /** No scene but that one, whatever a meeting shows. */
  readonly alone?: boolean;
}

/** The whole picture: header, banner while offline, and the scene whose turn it is or what the meeting shows. */
export function Wall({ display, only, theme, alone = false }: WallProps) {
  const { t, language } = useWords();
  const meta = useMeta();
  const [x, y] = useShift();
  const brightness = useBrightness(display, theme);
  const running = useStage();
  const stage = alone ? undefined : running;
  const over = useOver(stage?.until);
  const picture = pictureOf(stage, over);
  const inTurn = useScenes(pinnedScene(stage, over) ?? only, display);
  const scenes = alone ? inTurn.filter(({ id }) => id === only) : inTurn;
  const { level, nameEn } = display.organisation;
  const name = language === 'en' ? (nameEn ?? display.organisation.name) : display.organisation.name;
  const council = level === 'street' ? t('ui.council', { name }) : name;
  const meeting = isMeeting(picture) ? stage : undefined;
  const [first] = scenes;
  return (
    <main
      className="wall"
      data-status={meta.status}
      data-seq={meta.seq}
      data-version={meta.version}
      data-filled={meta.filled}
      data-scenes={scenes.length}
      data-shows={picture === 'scenes' ? first?.id : picture}
      style={styleOf(display.profile, picture === 'emergency' ? 100 : brightness, [x, y])}
    >
      <Header title={meeting?.title ?? council} demonstration={display.demonstration}>
        {meeting ? <MeetingSubject stage={meeting} /> : first && <Subject scene={first} />}
      </Header>
      <div className="stage">
        <Banner />
        <Pictures picture={picture} stage={stage} scenes={scenes} />
      </div>
    </main>
  );
}

/** The picture fitted to its screen; what everybody must see is never dimmed. */
function styleOf(
  { zoom, safeArea }: DisplayProfile,
  brightness: number,
  [x, y]: readonly [number, number],
): CSSProperties {
  const fitted = { '--zoom': zoom / 100, '--safe': safeArea } as CSSProperties;
  return {
    ...fitted,
    transform: `translate(${x}px, ${y}px)`,
    ...(brightness < 100 && { filter: `brightness(${brightness}%)` }),
  };
}
