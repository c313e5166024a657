import { Button, Spin } from 'antd';
import { useMemo, useState } from 'react';
import type { MechanismEntry } from '@heli/protocol';
import { nameOf } from '../frame/organisation-picker.js';
import { asSchema, type Data } from '../form/schema.js';
import { SchemaForm } from '../form/schema-form.js';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { useAsk, useSend } from '../server/queries.js';
import { defaultsOf } from './defaults.js';
import { DraftSection } from './draft-section.js';
import { namingOf } from './naming.js';
import { PublishDialog } from './publish-dialog.js';
import type { SettingsInForce } from './types.js';
import { VersionList } from './version-list.js';

const form = 'settings-form';

interface MechanismSettingsProps {
  readonly mechanism: MechanismEntry;
}

/** The rules of one mechanism at the organisation in hand: in force, in draft, in time. */
export function MechanismSettings({ mechanism }: MechanismSettingsProps) {
  const { t } = useWords();
  const { organisation } = usePlace();
  const settings = useAsk<SettingsInForce>(organisation, 'core.settings', { mechanism: mechanism.id });
  const [published, setPublished] = useState<{ readonly value: Data; readonly reason: string }>();
  if (settings.error) return <Problem error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <Spin className="waiting" />;
  const inForce = settings.data;
  const { draft } = inForce;
  const stand = `${String(inForce.version)} ${draft?.savedAt ?? ''}`;
  return (
    <>
      {draft && (
        <DraftSection
          key={stand}
          mechanism={mechanism}
          inForce={inForce}
          draft={draft}
          onPublish={() => setPublished({ value: draft.value, reason: '' })}
        />
      )}
      <SettingsForm key={`form ${stand}`} mechanism={mechanism} inForce={inForce} />
      <VersionList
        mechanism={mechanism}
        defaults={defaultsOf(asSchema(mechanism.settings))}
        onReturn={({ version, value }) =>
          setPublished({ value, reason: t('admin.settings.return.reason', { version }) })
        }
      />
      {published && (
        <PublishDialog
          mechanism={mechanism}
          inForce={inForce}
          {...published}
          onClose={() => setPublished(undefined)}
        />
      )}
    </>
  );
}

/** Since when and where the settings in force hold. */
function useStanding({ version, organisation, effectiveFrom }: SettingsInForce): string {
  const { t, language } = useWords();
  const { organisations } = usePlace();
  if (version === 0) return t('admin.settings.defaults');
  const place = organisations.find(({ code }) => code === organisation);
  const where = place ? nameOf(place, language) : t('admin.settings.installation');
  return t('admin.settings.since', { version, day: effectiveFrom ?? '—', where });
}

interface SettingsFormProps extends MechanismSettingsProps {
  readonly inForce: SettingsInForce;
}

function SettingsForm({ mechanism, inForce }: SettingsFormProps) {
  const words = useWords();
  const { organisation } = usePlace();
  const standing = useStanding(inForce);
  const saving = useSend(organisation, 'core.draftSettings');
  const naming = useMemo(() => namingOf(words, mechanism), [words, mechanism]);
  const schema = asSchema(mechanism.settings);
  return (
    <Section title={words.t('admin.settings.rules')} aside={<span className="small">{standing}</span>}>
      <SchemaForm
        id={form}
        wide
        schema={schema}
        naming={naming}
        initial={inForce.draft?.value ?? inForce.value}
        error={saving.error}
        onSubmit={(settings) => saving.mutate({ input: { mechanism: mechanism.id, settings } })}
      >
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {words.t('admin.settings.save')}
        </Button>
      </SchemaForm>
    </Section>
  );
}
