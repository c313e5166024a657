import { Alert } from 'antd';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import { useRights } from '../server/may.js';
import { useWho } from '../server/queries.js';
import { HealthLine } from './health-line.js';
import { Mechanisms } from './mechanisms.js';
import { SetupNote } from './setup-note.js';

/** Is the house well, and what runs in it. */
export function Overview() {
  const { t } = useWords();
  const { organisations } = usePlace();
  const { may } = useRights();
  const { data: who } = useWho();
  const sets = may('core.registerOrganisations');
  return (
    <>
      <h1>{t('admin.nav.overview')}</h1>
      {who?.demonstration && sets && <Alert type="info" showIcon title={t('admin.setup.demo')} />}
      {!who?.demonstration && sets && <SetupNote />}
      {organisations.length === 0 && !sets && (
        <Alert type="info" showIcon title={t('admin.empty.organisations')} />
      )}
      <HealthLine />
      <Mechanisms />
    </>
  );
}
