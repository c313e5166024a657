import { Button } from 'antd';
import { useState } from 'react';
import { scenesOf, type MechanismEntry } from '@heli/protocol';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { timeText } from '../parts/times.js';
import { WallPreview } from '../parts/wall-preview.js';
import { usePlace } from '../place.js';
import { useSend } from '../server/queries.js';
import { ChangeList } from './change-list.js';
import { TryIt } from './try-it.js';
import type { SettingsInForce } from './types.js';

interface DraftSectionProps {
  readonly mechanism: MechanismEntry;
  readonly inForce: SettingsInForce;
  readonly draft: NonNullable<SettingsInForce['draft']>;
  readonly onPublish: () => void;
}

/** A draft that waits: what it changes, what would come of it, and what becomes of it. */
export function DraftSection({ mechanism, inForce, draft, onPublish }: DraftSectionProps) {
  const { t, language } = useWords();
  const { organisation, zone } = usePlace();
  const [trying, setTrying] = useState(false);
  const scenes = scenesOf([mechanism]);
  const discarding = useSend(organisation, 'core.discardSettingsDraft');
  const by = draft.own ? 'admin.settings.draft.own' : 'admin.settings.draft.by';
  const at = timeText(draft.savedAt, { language, zone });
  return (
    <Section
      title={t('admin.settings.draft')}
      aside={<span className="small">{t(by, { at, name: draft.author ?? '—' })}</span>}
    >
      {discarding.error && <Problem error={discarding.error} />}
      <ChangeList mechanism={mechanism} before={inForce.value} after={draft.value} />
      <div className="buttons wrap after">
        <Button type="primary" onClick={onPublish}>
          {t('admin.settings.publish.open')}
        </Button>
        <Button onClick={() => setTrying(!trying)} aria-expanded={trying}>
          {t('admin.settings.try')}
        </Button>
        <Button
          danger
          loading={discarding.isPending}
          onClick={() => discarding.mutate({ input: { mechanism: mechanism.id } })}
        >
          {t('admin.settings.discard')}
        </Button>
      </div>
      {trying && scenes.length > 0 && (
        <>
          <h3>{t('admin.settings.try.wall')}</h3>
          <WallPreview scene={scenes[0]!.id} draft={{ mechanism: mechanism.id, savedAt: draft.savedAt }} />
        </>
      )}
      {trying && <TryIt mechanism={mechanism} tried={inForce.tried} savedAt={draft.savedAt} />}
    </Section>
  );
}
