import type { DisplayInfo, MechanismEntry } from '@heli/protocol';
import { useMeta, useRoom, useWords } from '../room/room.js';
import { Banner } from './banner.js';
import { Header } from './header.js';
import { Scene } from './scene.js';
import { useShift } from './shift.js';
import { useRotation } from './rotation.js';

export interface WallProps {
  readonly display: DisplayInfo;
  /** Only this contract's scene; all of them in turn if left out. */
  readonly only?: string | undefined;
}

/** The whole picture: header, banner while offline, and the scene whose turn it is. */
export function Wall({ display, only }: WallProps) {
  const { catalogue } = useRoom();
  const { t, language } = useWords();
  const meta = useMeta();
  const [x, y] = useShift();
  // A scene belongs to the contract: of several mechanisms that do it, one brings it.
  const scenes = catalogue.mechanisms.filter(
    (one, i, all) =>
      one.tiles.length > 0 &&
      (only ?? one.contract) === one.contract &&
      all.findIndex(({ contract }) => contract === one.contract) === i,
  );
  const mechanism: MechanismEntry | undefined = scenes[useRotation(scenes.length)];
  const { level, nameEn } = display.organisation;
  const name = language === 'en' ? (nameEn ?? display.organisation.name) : display.organisation.name;
  const title = level === 'street' ? t('ui.council', { name }) : name;
  return (
    <main
      className="wall"
      data-status={meta.status}
      data-seq={meta.seq}
      data-version={meta.version}
      data-filled={meta.filled}
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <Header title={title} demonstration={display.demonstration} mechanism={mechanism} />
      <div className="stage">
        <Banner />
        {meta.filled && mechanism ? (
          <Scene key={mechanism.id} mechanism={mechanism} />
        ) : (
          <div className="calm">{t('ui.waiting')}</div>
        )}
      </div>
    </main>
  );
}
