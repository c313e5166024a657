import { useWords } from '../language.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import { CommandMenu } from '../records/command-menu.js';
import { commandsOf, pagesOf } from '../records/pages.js';
import { useCatalogue, useWho } from '../server/queries.js';
import { useCouncil, type Answer } from './council.js';

type Action = Answer<'actions'>[number];

/** What is usually done next, by where an item stands. */
const nextOf: Partial<Record<Action['state'], readonly string[]>> = {
  assigned: ['acceptAction', 'disputeAction'],
  accepted: ['beginAction'],
  rework: ['beginAction'],
  inProgress: ['reportProgress', 'submitAction'],
};
const over: readonly string[] = ['verified', 'closed', 'withdrawn'];

/** 我的事项: what one's unit has to do, the next due first. */
export function Duties() {
  const { t } = useWords();
  const { data: who } = useWho();
  const units = new Set(who?.grants.flatMap(({ unitId }) => unitId ?? []));
  const { data, error } = useCouncil('actions', { limit: 200 });
  const mine = data?.filter(({ unitId, state }) => units.has(unitId) && !over.includes(state)).reverse();
  if (error) return <Problem error={error} />;
  return (
    <>
      {mine?.length === 0 && <p>{t('admin.duties.none')}</p>}
      <ul className="rows">
        {mine?.map((action) => (
          <Duty key={action.id} action={action} />
        ))}
      </ul>
    </>
  );
}

function Duty({ action }: { readonly action: Action }) {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const { data: catalogue } = useCatalogue();
  const page = catalogue && pagesOf(catalogue).find(({ page: { list } }) => list === 'actions');
  const wanted = nextOf[action.state] ?? [];
  const commands = page ? commandsOf(page).filter(({ name }) => wanted.includes(name)) : [];
  return (
    <li className="result">
      <strong>{action.title}</strong>
      <span>
        {t('council.field.due')} {timeText(action.due, { language, zone })}
        {'\u3000'}
        {action.overdue ? (
          <Mark name="bad" word={t('council.field.overdue')} />
        ) : (
          t(`council.state.${action.state}`)
        )}
      </span>
      {page && <CommandMenu of={page} commands={commands} row={action} />}
    </li>
  );
}
