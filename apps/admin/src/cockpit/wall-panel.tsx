import { Button, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { useCouncil, type Answer } from '../meeting/council.js';
import { useOrder } from '../meeting/use-order.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { useRights } from '../server/may.js';
import { useSceneChoices, useSceneName } from '../walls/scenes.js';
import { HoldDialog, type WordedHold } from './hold-dialog.js';
import { OnTheWall } from './on-the-wall.js';
import { OrderButton } from './order-button.js';

type Stage = Answer<'stage'>[number];
const worded = ['message', 'countdown', 'emergency'] as const;

/** 大屏: what stands on the walls now, and what the chair may put there (wall.md, promise 6). */
export function WallPanel() {
  const { t } = useWords();
  const { may } = useRights();
  const { data } = useCouncil('stage');
  const [asked, setAsked] = useState<WordedHold>();
  const stage = data?.[0];
  if (!stage) return null;
  return (
    <Section
      title={t('admin.wall')}
      aside={stage.hold !== null && <OrderButton command="releaseStage" input={{}} />}
    >
      <p className={stage.hold === 'emergency' ? 'bad' : ''}>
        <Shown stage={stage} />
      </p>
      <OnTheWall />
      {may('council.holdStage') && (
        <div className="buttons wrap">
          <PinScene pinned={stage.hold === 'scene' ? stage.scene : undefined} />
          <Blank />
          {worded.map((hold) => (
            <Button key={hold} size="large" danger={hold === 'emergency'} onClick={() => setAsked(hold)}>
              {t(`admin.wall.${hold}`)}
            </Button>
          ))}
        </div>
      )}
      {asked && <HoldDialog hold={asked} onClose={() => setAsked(undefined)} />}
    </Section>
  );
}

/** In words what the walls show: what is held there, or else the meeting, or the scenes in turn. */
function Shown({ stage: { hold, scene, text, phase, item } }: { readonly stage: Stage }) {
  const { t } = useWords();
  const sceneName = useSceneName();
  if (hold === 'scene') return t('admin.wall.shows.scene', { name: sceneName(scene) });
  if (hold !== null) return [t(`admin.wall.${hold}`), text].filter((part) => part !== '').join('\u3000');
  if (phase === 'item') return t('admin.wall.shows.item', { name: item });
  return t(`admin.wall.shows.${phase === 'lobby' || phase === 'summary' ? phase : 'turn'}`);
}

/** Pins a scene: one by its name, or the one before or after what is pinned. */
function PinScene({ pinned }: { readonly pinned: string | undefined }) {
  const { t } = useWords();
  const scenes = useSceneChoices();
  const { send, pending, error } = useOrder('holdStage');
  const pin = (scene: string | undefined): void => {
    if (scene !== undefined) send({ hold: 'scene', scene });
  };
  const at = scenes.findIndex(({ value }) => value === pinned);
  const step = (by: 1 | -1): void => pin(scenes.at((at + by + scenes.length) % scenes.length)?.value);
  return (
    <>
      <Select<string>
        size="large"
        className="pin"
        aria-label={t('admin.wall.pin')}
        placeholder={t('admin.wall.pin')}
        value={pinned ?? null}
        loading={pending}
        options={[...scenes]}
        onChange={pin}
      />
      {at >= 0 && (
        <>
          <Button size="large" disabled={pending} onClick={() => step(-1)}>
            {t('admin.wall.previous')}
          </Button>
          <Button size="large" disabled={pending} onClick={() => step(1)}>
            {t('admin.wall.next')}
          </Button>
        </>
      )}
      {error && <Problem error={error} />}
    </>
  );
}

function Blank() {
  const { t } = useWords();
  const { send, pending, error } = useOrder('holdStage');
  return (
    <>
      <Button size="large" loading={pending} onClick={() => send({ hold: 'blank' })}>
        {t('admin.wall.blank')}
      </Button>
      {error && <Problem error={error} />}
    </>
  );
}
