import { useQuery } from '@tanstack/react-query';
import { Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import type { Account, Explained } from '../server/access-types.js';
import { useDoors } from '../server/context.js';
import { useNames } from './names.js';

/** What an account may do at an organisation, thing by thing, and why or why not. */
export function Explain({ account }: { readonly account: Account }) {
  const { t, find } = useWords();
  const { organisation } = usePlace();
  const { server } = useDoors();
  const { places, grantText, roleName } = useNames();
  const [at, setAt] = useState(organisation);
  const answer = useQuery({
    queryKey: ['ask', at, 'permissions', account.id],
    queryFn: () => server.permissions(account.id, at),
  });
  const wordOf = ({ name, kind }: Explained): string => {
    const [contract = '', thing = ''] = name.split('.');
    return find(`${contract}.${kind}.${thing}`) ?? name;
  };
  const why = ({ by, whyNot, holders }: Explained): string => {
    if (by) return `${grantText(by)} · ${t(`admin.people.scope.${by.scope}`)}`;
    return whyNot === 'outOfReach'
      ? t('admin.people.why.outOfReach')
      : t('admin.people.why.otherRole', { roles: holders.map(roleName).join(', ') });
  };
  const columns: TableColumnsType<Explained> = [
    { title: t('admin.people.thing'), key: 'thing', className: 'cell', render: (_, row) => wordOf(row) },
    {
      title: t('admin.people.allowed'),
      key: 'allowed',
      render: (_, { allowed }) => (
        <Mark name={allowed ? 'ok' : 'none'} word={t(allowed ? 'admin.yes' : 'admin.no')} />
      ),
    },
    { title: t('admin.people.why'), key: 'why', className: 'cell', render: (_, row) => why(row) },
  ];
  const place = (
    <Select
      className="place"
      aria-label={t('admin.organisation')}
      value={at}
      onChange={setAt}
      showSearch={{ optionFilterProp: 'label' }}
      options={places}
    />
  );
  return (
    <Section title={t('admin.people.explain')} aside={place}>
      {answer.error && <Problem error={answer.error} onRetry={() => void answer.refetch()} />}
      <Table<Explained>
        rowKey="name"
        size="small"
        columns={columns}
        dataSource={(answer.data ?? []).toSorted((a, b) => Number(b.allowed) - Number(a.allowed))}
        loading={answer.isPending}
        pagination={{ pageSize: 10, showSizeChanger: false }}
      />
    </Section>
  );
}
