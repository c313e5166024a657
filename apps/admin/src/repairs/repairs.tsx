import { Empty, Spin } from 'antd';
import { useWords } from '../language.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { timeText } from '../parts/times.js';
import { installation, usePlace } from '../place.js';
import { Checks } from './checks.js';
import { RemedyButton } from './remedy.js';
import { useRepairs } from './use-repairs.js';

/** What is wrong that somebody can do something about, each with its button. */
export function Repairs() {
  const { t, language } = useWords();
  const { zone, reach } = usePlace();
  const repairs = useRepairs();
  return (
    <>
      <h1>{t('admin.nav.repairs')}</h1>
      <Section title={t('admin.repairs')}>
        {repairs.error && <Problem error={repairs.error} onRetry={() => void repairs.refetch()} />}
        {repairs.isPending && <Spin className="waiting" />}
        {repairs.data?.length === 0 && <Empty description={t('admin.repairs.none')} />}
        <ul className="plain repairs">
          {repairs.data?.map(({ id, kind, severity, params, since, remedy }) => (
            <li key={id}>
              <div>
                <Mark name={severity} word={t(`admin.repairs.${severity}`)} />
                <div>{t(`core.repair.${kind}`, params)}</div>
                {since !== null && (
                  <div className="small">
                    {t('admin.repairs.since', { at: timeText(since, { language, zone }) })}
                  </div>
                )}
              </div>
              <RemedyButton remedy={remedy} />
            </li>
          ))}
        </ul>
      </Section>
      {reach === installation && <Checks />}
    </>
  );
}
