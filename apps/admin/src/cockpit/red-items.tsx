import { useWords } from '../language.js';
import { useCouncil } from '../meeting/council.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';

const shown = 5;

/** 红项: what is past its due, the longest first. */
export function RedItems() {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const { data, error } = useCouncil('overdueBoard');
  return (
    <Section title={t('admin.red')}>
      {error && <Problem error={error} />}
      {data?.length === 0 && <p>{t('admin.red.none')}</p>}
      <ul className="rows">
        {data?.slice(0, shown).map(({ id, title, unit, due }) => (
          <li key={id}>
            <span>
              {title}
              <span className="small">
                {'\u3000'}
                {unit}
              </span>
            </span>
            <Mark name="bad" word={timeText(due, { language, zone })} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
