import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { OwnSession } from '../server/access-types.js';

/** Ends one session, or all but this. */
function useEnding() {
  const { server } = useDoors();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) =>
      id === undefined ? server.endOtherSessions() : server.endSession(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

/** Every browser that one is signed in with: what one does not know can be sent away. */
export function Sessions() {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const { server } = useDoors();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => server.sessions() });
  const ending = useEnding();
  const rows = sessions.data ?? [];
  const at = (instant: string): string => timeText(instant, { language, zone });
  const columns: TableColumnsType<OwnSession> = [
    {
      title: t('admin.me.device'),
      key: 'device',
      render: (_, { device, current }) => (
        <>
          {device || t('admin.me.unknownDevice')}
          {current && <div className="small">{t('admin.me.current')}</div>}
        </>
      ),
    },
    { title: t('admin.me.since'), dataIndex: 'createdAt', render: at },
    { title: t('admin.me.seen'), dataIndex: 'seenAt', render: at },
    {
      title: <span className="unseen">{t('admin.actions')}</span>,
      key: 'do',
      align: 'right',
      render: (_, { id, current }) =>
        !current && <Button onClick={() => ending.mutate(id)}>{t('admin.me.end')}</Button>,
    },
  ];
  const others = (
    <Button disabled={rows.length < 2} onClick={() => ending.mutate(undefined)}>
      {t('admin.me.endOthers')}
    </Button>
  );
  const error = sessions.error ?? ending.error;
  return (
    <Section title={t('admin.me.sessions')} aside={others}>
      {error && <Problem error={error} onRetry={() => void sessions.refetch()} />}
      <Table<OwnSession>
        rowKey="id"
        columns={columns}
        dataSource={rows}
        loading={sessions.isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </Section>
  );
}
