import { useWords } from '../language.js';
import { mainItems, type Meeting } from '../meeting/council.js';
import { clockText } from '../meeting/durations.js';
import { Section } from '../parts/section.js';
import { comingItems } from './next-step.js';
import { OrderButton } from './order-button.js';

/** The agenda: what is on, which is also what the wall follows, what comes next, what is over. */
export function Agenda({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useWords();
  const items = mainItems(meeting);
  const [next] = comingItems(meeting);
  const free = meeting.state === 'open' && meeting.currentItemId === null;
  return (
    <Section title={t('council.field.agenda')}>
      {items.length === 0 && <p>{t('admin.agenda.none')}</p>}
      <ol className="rows agenda">
        {items.map(({ id, title, state, duration }, index) => (
          <li key={id} className={id === meeting.currentItemId ? 'mine' : ''}>
            <span>
              {index + 1}
              {'\u3000'}
              {title}
            </span>
            <span className="row-end">
              {id === meeting.currentItemId && <b className="accent">{t('admin.agenda.onWall')}</b>}
              {id === next?.id && <span>{t('admin.agenda.next')}</span>}
              <span className="small">
                {state === 'scheduled' ? clockText(duration) : t(`council.state.${state}`)}
              </span>
              {free && state === 'scheduled' && id !== next?.id && (
                <OrderButton command="callItem" input={{ itemId: id }} />
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
