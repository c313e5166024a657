import { lazy, Suspense, useEffect } from 'react';
import type { DisplayInfo, MechanismEntry } from '@heli/protocol';
import { useOver } from '../meeting/clock.js';
import { pictureOf, pinnedScene } from '../meeting/picture.js';
import { useStage } from '../meeting/rows.js';
import { MeetingSubject } from '../meeting/subject.js';
import { useMeta, useRoom, useWords } from '../room/room.js';
import { Banner } from './banner.js';
import { Header, Subject } from './header.js';
import { Scene } from './scene.js';
import { useShift } from './shift.js';
import { useRotation } from './rotation.js';

const loadMeeting = async () => import('../meeting/meeting.js');
const Meeting = lazy(loadMeeting);

export interface WallProps {
  readonly display: DisplayInfo;
  /** Only this contract's scene; all of them in turn if left out. */
  readonly only?: string | undefined;
}

/** The whole picture: header, banner while offline, and the scene whose turn it is or what the meeting shows. */
export function Wall({ display, only }: WallProps) {
  const { t, language } = useWords();
  const meta = useMeta();
  const [x, y] = useShift();
  const stage = useStage();
  const over = useOver(stage?.until);
  const picture = pictureOf(stage, over);
  const mechanism = useScene(pinnedScene(stage, over) ?? only);
  useEffect(() => {
    // After the first numbers, long before a chair calls an item: the wall follows within one frame then.
    if (meta.filled) void loadMeeting();
  }, [meta.filled]);
  const { level, nameEn } = display.organisation;
  const name = language === 'en' ? (nameEn ?? display.organisation.name) : display.organisation.name;
  const council = level === 'street' ? t('ui.council', { name }) : name;
  const meeting = picture === 'lobby' || picture === 'item' || picture === 'summary' ? stage : undefined;
  return (
    <main
      className="wall"
      data-status={meta.status}
      data-seq={meta.seq}
      data-version={meta.version}
      data-filled={meta.filled}
      data-shows={picture === 'scenes' ? mechanism?.contract : picture}
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <Header title={meeting?.title ?? council} demonstration={display.demonstration}>
        {meeting ? <MeetingSubject stage={meeting} /> : mechanism && <Subject mechanism={mechanism} />}
      </Header>
      <div className="stage">
        <Banner />
        {stage && picture !== 'scenes' ? (
          <Suspense fallback={<div />}>
            <Meeting picture={picture} stage={stage} />
          </Suspense>
        ) : meta.filled && mechanism ? (
          <Scene key={mechanism.id} mechanism={mechanism} />
        ) : (
          <div className="calm">{t('ui.waiting')}</div>
        )}
      </div>
    </main>
  );
}

/** The mechanism whose scene is on: the one that is asked for, or whose turn it is. */
function useScene(only: string | undefined): MechanismEntry | undefined {
  const { catalogue } = useRoom();
  // A scene belongs to the contract: of several mechanisms that do it, one brings it.
  const scenes = catalogue.mechanisms.filter(
    (one, i, all) => one.tiles.length > 0 && all.findIndex(({ contract }) => contract === one.contract) === i,
  );
  const turn = scenes[useRotation(scenes.length)];
  return scenes.find(({ contract }) => contract === only) ?? turn;
}
