import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import type { Account } from '../server/access-types.js';
import { useAsk } from '../server/queries.js';
import { AccountDrawer } from './account-drawer.js';
import { keyOf, useNames } from './names.js';
import { NewAccount } from './new-account.js';

function State({ account }: { readonly account: Account }) {
  const { t } = useWords();
  if (account.state === 'disabled') return <Mark name="none" word={t('admin.people.disabled')} />;
  return account.hasPassword ? (
    <Mark name="ok" word={t('admin.people.active')} />
  ) : (
    <Mark name="warn" word={t('admin.people.noPassword')} />
  );
}

function useColumns(onOpen: (id: string) => void): TableColumnsType<Account> {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const { grantText } = useNames();
  return [
    {
      title: t('admin.people.account'),
      key: 'name',
      render: (_, { id, name }) => (
        <Button type="link" className="open" onClick={() => onOpen(id)}>
          {name}
        </Button>
      ),
    },
    {
      title: t('admin.people.grants'),
      key: 'grants',
      className: 'cell',
      render: (_, { grants }) =>
        grants.length === 0 ? '—' : grants.map((grant) => <div key={keyOf(grant)}>{grantText(grant)}</div>),
    },
    { title: t('admin.state'), key: 'state', render: (_, account) => <State account={account} /> },
    {
      title: t('admin.me.seen'),
      dataIndex: 'seenAt',
      render: (at: string | null) => (at === null ? '—' : timeText(at, { language, zone })),
    },
  ];
}

/** Everybody who may come in, and with which rights. */
export function People() {
  const { t } = useWords();
  const { reach } = usePlace();
  const accounts = useAsk<Account[]>(reach, 'core.accounts');
  const [opened, setOpened] = useState<string>();
  const [making, setMaking] = useState(false);
  const columns = useColumns(setOpened);
  const account = accounts.data?.find(({ id }) => id === opened);
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('admin.people.new')}
    </Button>
  );
  return (
    <>
      <h1>{t('admin.nav.people')}</h1>
      <Section title={t('admin.people.accounts')} aside={make}>
        {accounts.error && <Problem error={accounts.error} onRetry={() => void accounts.refetch()} />}
        <Table<Account>
          rowKey="id"
          columns={columns}
          dataSource={accounts.data ?? []}
          loading={accounts.isPending}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
        />
      </Section>
      {making && <NewAccount onClose={() => setMaking(false)} onMade={setOpened} />}
      {account && <AccountDrawer account={account} onClose={() => setOpened(undefined)} />}
    </>
  );
}
