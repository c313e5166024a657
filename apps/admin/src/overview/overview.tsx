import { Alert } from 'antd';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import { HealthLine } from './health-line.js';
import { Mechanisms } from './mechanisms.js';

/** Is the house well, and what runs in it. */
export function Overview() {
  const { t } = useWords();
  const { organisations } = usePlace();
  return (
    <>
      <h1>{t('admin.nav.overview')}</h1>
      {organisations.length === 0 && (
        <Alert
          type="info"
          showIcon
          title={t('admin.empty.organisations')}
          description={
            <>
              {t('admin.empty.organisations.how')} <code>npm run heli -- import organisations FILE</code>
            </>
          }
        />
      )}
      <HealthLine />
      <Mechanisms />
    </>
  );
}
