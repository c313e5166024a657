import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { installation, usePlace } from '../place.js';
import { useSend } from '../server/queries.js';
import { organisationsOf, type NewOrganisation } from './organisations-of.js';
import { WrongLines } from './wrong-lines.js';

const most = 2000;
const wrongStem = 'admin.setup.organisations.wrong';

/** The tree, from a list of codes and names as a sheet has them. */
export function OrganisationsStep() {
  const { t } = useWords();
  const { organisations: known } = usePlace();
  const [text, setText] = useState('');
  const sending = useSend(installation, 'core.registerOrganisations');
  const read = organisationsOf(
    text,
    known.map(({ code }) => code),
  );
  const { organisations, wrong } = read;
  const many = organisations.length > most;
  return (
    <>
      {known.length > 0 && <p>{t('admin.setup.organisations.known', { count: known.length })}</p>}
      <label htmlFor="setup-organisations">{t('admin.setup.organisations.list')}</label>
      <Input.TextArea
        id="setup-organisations"
        rows={8}
        className="code"
        value={text}
        placeholder={t('admin.setup.organisations.example')}
        onChange={({ target }) => setText(target.value)}
      />
      <WrongLines wrong={wrong} stem={wrongStem} />
      {many && <p role="alert">{t('admin.setup.organisations.many', { most })}</p>}
      {organisations.length > 0 && (
        <Table<NewOrganisation>
          rowKey="code"
          className="setup-found"
          dataSource={organisations}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('admin.setup.code'), dataIndex: 'code' },
            { title: t('admin.wall.name'), dataIndex: 'name' },
            {
              title: t('core.field.level'),
              dataIndex: 'level',
              render: (level: string) => t(`core.level.${level}`),
            },
            {
              title: t('core.field.parentCode'),
              dataIndex: 'parentCode',
              render: (code: string | null) => code ?? '—',
            },
          ]}
        />
      )}
      {sending.error && <Problem error={sending.error} />}
      <Button
        type="primary"
        disabled={organisations.length === 0 || wrong.length > 0 || many}
        loading={sending.isPending}
        onClick={() => sending.mutate({ input: { organisations } }, { onSuccess: () => setText('') })}
      >
        {t('admin.setup.organisations.do', { count: organisations.length })}
      </Button>
    </>
  );
}
