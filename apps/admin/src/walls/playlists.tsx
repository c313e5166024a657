import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space, Table } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem, sentenceOf } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { Playlist } from '../server/types.js';
import { EditPlaylist } from './edit-playlist.js';
import { useSceneName } from './scenes.js';

export const usePlaylists = () => {
  const { server } = useDoors();
  return useQuery({ queryKey: ['playlists'], queryFn: () => server.playlists() });
};

/** Which scenes walls show, how long and when. */
export function Playlists() {
  const words = useWords();
  const { t } = words;
  const sceneName = useSceneName();
  const { server } = useDoors();
  const { organisation } = usePlace();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = usePlaylists();
  const [edited, setEdited] = useState<Playlist>();
  const removing = useMutation({
    mutationFn: ({ id }: Playlist) => server.removePlaylist(id),
    onSuccess: () => client.invalidateQueries(),
    onError: (fault) => void message.error(sentenceOf(fault, words)),
  });
  const remove = (playlist: Playlist): void =>
    void modal.confirm({
      title: t('admin.playlist.remove.title', { name: playlist.name }),
      content: t('admin.playlist.remove.means'),
      okText: t('admin.remove'),
      okButtonProps: { danger: true },
      cancelText: t('admin.cancel'),
      onOk: () => removing.mutateAsync(playlist).catch(() => undefined),
    });
  const fresh: Playlist = { id: '', organisation, name: '', entries: [] };
  return (
    <Section
      title={t('admin.playlists')}
      aside={<Button onClick={() => setEdited(fresh)}>{t('admin.playlist.add')}</Button>}
    >
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table<Playlist>
        rowKey="id"
        dataSource={data?.filter((one) => one.organisation === organisation) ?? []}
        loading={isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: data ? t('admin.playlists.none') : ' ' }}
        columns={[
          { title: t('admin.wall.name'), dataIndex: 'name' },
          {
            title: t('admin.playlist.scenes'),
            key: 'scenes',
            render: (_, { entries }) =>
              entries
                .map(({ scene, seconds }) => `${sceneName(scene)} ${t('admin.playlist.s', { n: seconds })}`)
                .join('\u3000'),
          },
          {
            title: <span className="unseen">{t('admin.actions')}</span>,
            key: 'do',
            align: 'right',
            render: (_, playlist) => (
              <Space>
                <Button onClick={() => setEdited(playlist)}>{t('admin.change')}</Button>
                <Button danger onClick={() => remove(playlist)}>
                  {t('admin.remove')}
                </Button>
              </Space>
            ),
          },
        ]}
      />
      {edited && <EditPlaylist playlist={edited} onClose={() => setEdited(undefined)} />}
    </Section>
  );
}
