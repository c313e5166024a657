import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { MechanismEntry } from '@heli/protocol';
import { nameOf } from '../frame/organisation-picker.js';
import { useWords } from '../language.js';
import { Mark, type MarkName } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { Section } from '../parts/section.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useAsk, useSend } from '../server/queries.js';
import { ChangeList } from './change-list.js';
import type { SettingsVersion } from './types.js';

const marks: Readonly<Record<SettingsVersion['state'], MarkName>> = {
  inForce: 'ok',
  planned: 'warn',
  past: 'none',
  withdrawn: 'none',
};

interface VersionListProps {
  readonly mechanism: MechanismEntry;
  /** What holds where nobody has changed anything. */
  readonly defaults: unknown;
  readonly onReturn: (version: SettingsVersion) => void;
}

/** Who changed what, from when on and why; a way back to each version, and out of one that is only planned. */
export function VersionList({ mechanism, defaults, onReturn }: VersionListProps) {
  const { t } = useWords();
  const { organisation } = usePlace();
  const history = useAsk<SettingsVersion[]>(organisation, 'core.settingsHistory', {
    mechanism: mechanism.id,
  });
  const [withdrawn, setWithdrawn] = useState<SettingsVersion>();
  const columns = useColumns(onReturn, setWithdrawn);
  const versions = history.data ?? [];
  const beforeOf = ({ version, organisation: at }: SettingsVersion): unknown =>
    versions.find(
      (other) => other.organisation === at && other.version < version && other.state !== 'withdrawn',
    )?.value ?? defaults;
  return (
    <Section title={t('admin.settings.history')}>
      {history.error && <Problem error={history.error} onRetry={() => void history.refetch()} />}
      <Table<SettingsVersion>
        rowKey="version"
        columns={columns}
        dataSource={versions}
        loading={history.isPending}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        expandable={{
          columnTitle: <span className="unseen">{t('admin.settings.changes')}</span>,
          expandedRowRender: (version) => (
            <ChangeList mechanism={mechanism} before={beforeOf(version)} after={version.value} />
          ),
        }}
        locale={{ emptyText: history.data ? t('admin.settings.history.none') : ' ' }}
      />
      {withdrawn && (
        <WithdrawDialog
          mechanism={mechanism.id}
          version={withdrawn.version}
          onClose={() => setWithdrawn(undefined)}
        />
      )}
    </Section>
  );
}

function useColumns(
  onReturn: (version: SettingsVersion) => void,
  onWithdraw: (version: SettingsVersion) => void,
): TableColumnsType<SettingsVersion> {
  const { t, language } = useWords();
  const { organisation, organisations, zone } = usePlace();
  const placeOf = (code: string): string => {
    const known = organisations.find((one) => one.code === code);
    return known ? nameOf(known, language) : t('admin.settings.installation');
  };
  return [
    { title: t('admin.settings.version'), dataIndex: 'version' },
    {
      title: t('admin.state'),
      key: 'state',
      render: (_, { state }) => <Mark name={marks[state]} word={t(`admin.settings.state.${state}`)} />,
    },
    { title: t('admin.settings.from'), dataIndex: 'effectiveFrom' },
    {
      title: t('admin.settings.where'),
      key: 'where',
      className: 'cell',
      render: (_, { organisation: at }) => placeOf(at),
    },
    {
      title: t('admin.settings.why'),
      key: 'why',
      className: 'cell',
      render: (_, { reason, legalBasis, resolution }) => (
        <>
          {reason}
          {[resolution, legalBasis].map(
            (basis) =>
              basis !== null && (
                <div key={basis} className="small">
                  {basis}
                </div>
              ),
          )}
        </>
      ),
    },
    {
      title: t('admin.settings.who'),
      key: 'who',
      render: (_, { author, recordedAt }) => (
        <>
          {author ?? '—'}
          <div className="small">{timeText(recordedAt, { language, zone })}</div>
        </>
      ),
    },
    {
      title: <span className="unseen">{t('admin.actions')}</span>,
      key: 'do',
      align: 'right',
      render: (_, version) =>
        version.state === 'planned' && version.organisation === organisation ? (
          <Button onClick={() => onWithdraw(version)}>{t('admin.settings.withdraw')}</Button>
        ) : (
          version.state !== 'inForce' && (
            <Button onClick={() => onReturn(version)}>{t('admin.settings.return')}</Button>
          )
        ),
    },
  ];
}

interface WithdrawProps {
  readonly mechanism: string;
  readonly version: number;
  readonly onClose: () => void;
}

function WithdrawDialog({ mechanism, version, onClose }: WithdrawProps) {
  const { t } = useWords();
  const { organisation } = usePlace();
  const sending = useSend(organisation, 'core.withdrawSettings');
  return (
    <ReasonDialog
      title={t('admin.settings.withdraw.title', { version })}
      verb={t('admin.settings.withdraw')}
      longest={500}
      waiting={sending.isPending}
      error={sending.error}
      onReason={(reason) => sending.mutate({ input: { mechanism, version, reason } }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
