import { App, Button, Space, Table } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../language.js';
import { Problem, sentenceOf } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useAsk, useSend } from '../server/queries.js';
import type { SceneRow } from './scene-types.js';

/** The organisation's own scenes: which walls show, and which are worked on. */
export function SceneList() {
  const words = useWords();
  const { t, language } = words;
  const { organisation, zone } = usePlace();
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const scenes = useAsk<readonly SceneRow[]>(organisation, 'core.scenes');
  const removing = useSend(organisation, 'core.removeScene');
  const remove = (row: SceneRow): void =>
    void modal.confirm({
      title: t('admin.scene.remove.title', { name: nameOf(row) }),
      content: t('admin.scene.remove.means'),
      okText: t('admin.remove'),
      okButtonProps: { danger: true },
      cancelText: t('admin.cancel'),
      onOk: () =>
        removing
          .mutateAsync({ input: { sceneId: row.sceneId } })
          .catch((fault: unknown) => void message.error(sentenceOf(fault, words))),
    });
  const stateOf = ({ draft, publishedAt }: SceneRow): string => {
    const at = publishedAt === null ? undefined : timeText(publishedAt, { language, zone });
    if (at === undefined) return t('admin.scene.state.draft');
    return [t('admin.scene.publishedAt', { at }), ...(draft ? [t('admin.scene.state.draft')] : [])].join(
      '\u3000',
    );
  };
  return (
    <Section
      title={t('admin.scenes')}
      aside={<Button onClick={() => void navigate('/scenes/new')}>{t('admin.scene.new')}</Button>}
    >
      {scenes.error && <Problem error={scenes.error} onRetry={() => void scenes.refetch()} />}
      <Table<SceneRow>
        rowKey="sceneId"
        dataSource={scenes.data?.filter((row) => row.organisation === organisation) ?? []}
        loading={scenes.isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: scenes.data ? t('admin.scenes.none') : ' ' }}
        columns={[
          {
            title: t('admin.wall.name'),
            key: 'name',
            render: (_, row) => <Link to={`/scenes/${row.sceneId}`}>{nameOf(row)}</Link>,
          },
          { title: t('admin.wall.state'), key: 'state', render: (_, row) => stateOf(row) },
          {
            title: <span className="unseen">{t('admin.actions')}</span>,
            key: 'do',
            align: 'right',
            render: (_, row) => (
              <Space>
                <Button onClick={() => void navigate(`/scenes/${row.sceneId}`)}>{t('admin.change')}</Button>
                <Button danger onClick={() => remove(row)}>
                  {t('admin.remove')}
                </Button>
              </Space>
            ),
          },
        ]}
      />
    </Section>
  );
}

const nameOf = ({ draft, published }: SceneRow): string => (draft ?? published)?.name ?? '';
