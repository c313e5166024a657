import { ProblemError } from '@heli/client';
import { Select } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import type { Account, PersonRow } from '../server/access-types.js';
import { useAsk, useSend } from '../server/queries.js';

/** Whose an account is: the roles of that person's posts come with it, and the account signs in anew. */
export function Tie({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { reach } = usePlace();
  const persons = useAsk<PersonRow[]>(reach, 'core.persons');
  const sending = useSend(reach, 'core.tieAccount');
  const known = (persons.data ?? []).filter(({ id, state }) => state === 'active' || id === account.personId);
  const choices = known.map(({ id, name }) => ({ value: id, label: name }));
  const tie = (personId: string | undefined): void =>
    sending.mutate({ input: { accountId: account.id, personId: personId ?? null } });
  // Whoever may see accounts and no persons sees no names here either.
  if (persons.error instanceof ProblemError && persons.error.status === 403) return null;
  return (
    <Section title={t('admin.people.tie')}>
      <p>{t('admin.people.tie.means')}</p>
      {persons.error && <Problem error={persons.error} onRetry={() => void persons.refetch()} />}
      {sending.error && <Problem error={sending.error} />}
      <Select<string>
        className="place"
        aria-label={t('admin.people.tie')}
        placeholder={t('admin.people.tie.none')}
        value={account.personId}
        onChange={tie}
        loading={persons.isPending || sending.isPending}
        disabled={persons.isPending || sending.isPending}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={choices}
      />
    </Section>
  );
}
