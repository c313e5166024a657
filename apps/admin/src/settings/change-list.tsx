import { Table, type TableColumnsType } from 'antd';
import type { MechanismEntry } from '@heli/protocol';
import { useWords } from '../language.js';
import { changesBetween, type Change } from './changes.js';
import { pathText, settingText } from './naming.js';

interface ChangeListProps {
  readonly mechanism: MechanismEntry;
  readonly before: unknown;
  readonly after: unknown;
}

/** What one version of settings says otherwise than another, line by line. */
export function ChangeList({ mechanism, before, after }: ChangeListProps) {
  const words = useWords();
  const { t } = words;
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p>{t('admin.settings.noChanges')}</p>;
  const told = (path: Change['path'], value: unknown): string => settingText(words, mechanism, path, value);
  const columns: TableColumnsType<Change> = [
    {
      title: t('admin.settings.setting'),
      key: 'setting',
      className: 'cell',
      render: (_, { path }) => pathText(words, mechanism, path),
    },
    {
      title: t('admin.settings.before'),
      key: 'before',
      className: 'cell',
      render: (_, { path, kind, before: was }) => (kind === 'added' ? '—' : told(path, was)),
    },
    {
      title: t('admin.settings.after'),
      key: 'after',
      className: 'cell',
      render: (_, { path, kind, after: becomes }) =>
        kind === 'removed' ? t('admin.settings.gone') : told(path, becomes),
    },
  ];
  return (
    <Table<Change>
      rowKey={(change) => JSON.stringify(change)}
      columns={columns}
      dataSource={changes}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
