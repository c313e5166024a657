import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Words } from '@heli/client';
import { App, Button, Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { nameOf } from '../frame/organisation-picker.js';
import { useWords } from '../language.js';
import { Problem, sentenceOf } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { ListedDisplay } from '../server/types.js';
import { keepCode, keptCode } from '../session/kept-codes.js';
import { SceneList } from '../scenes/scene-list.js';
import { ChangeWall } from './change-wall.js';
import { OpenWall } from './open-wall.js';
import { PairWall } from './pair-wall.js';
import { Playlists, usePlaylists } from './playlists.js';
import { WallHistory } from './wall-history.js';
import { WallLink } from './wall-link.js';
import { WallState } from './wall-state.js';

/** A code that was just handed out; it is shown once and kept nowhere. */
export interface Handed {
  readonly name: string;
  readonly code: string;
}

interface Verbs {
  readonly newCode: (display: ListedDisplay) => void;
  readonly remove: (display: ListedDisplay) => void;
  readonly look: (display: ListedDisplay) => void;
  readonly change: (display: ListedDisplay) => void;
  readonly placeName: (code: string) => string;
}

function columns(
  { t }: Words,
  { newCode, remove, look, change, placeName }: Verbs,
): TableColumnsType<ListedDisplay> {
  return [
    { title: t('admin.wall.name'), dataIndex: 'name' },
    { title: t('admin.organisation'), dataIndex: 'organisation', render: placeName },
    {
      title: t('admin.wall.audience'),
      dataIndex: 'audience',
      render: (audience: string) => t(`admin.audience.${audience}`),
    },
    {
      title: t('admin.wall.looks'),
      key: 'looks',
      render: (_, { language, theme }) => `${t(`admin.language.${language}`)} / ${t(`admin.theme.${theme}`)}`,
    },
    {
      title: t('admin.wall.state'),
      key: 'state',
      render: (_, { report }) => <WallState report={report} />,
    },
    {
      title: <span className="unseen">{t('admin.actions')}</span>,
      key: 'do',
      align: 'right',
      render: (_, display) => (
        <Space>
          <Button onClick={() => look(display)}>{t('admin.wall.look')}</Button>
          <Button onClick={() => change(display)}>{t('admin.change')}</Button>
          <Button onClick={() => newCode(display)}>{t('admin.wall.newCode')}</Button>
          <Button danger onClick={() => remove(display)}>
            {t('admin.remove')}
          </Button>
        </Space>
      ),
    },
  ];
}

/** Asks before it goes through with either: both put out the screen that hangs there now. */
function useVerbs(onHanded: (handed: Handed) => void): Omit<Verbs, 'placeName' | 'look' | 'change'> {
  const words = useWords();
  const { t } = words;
  const { server } = useDoors();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const onError = (error: Error): void => void message.error(sentenceOf(error, words));
  const coding = useMutation({
    mutationFn: ({ id }: ListedDisplay) => server.displayCode(id),
    onSuccess: ({ code }, { name }) => onHanded({ name, code }),
    onError,
  });
  const removing = useMutation({
    mutationFn: ({ id }: ListedDisplay) => server.removeDisplay(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['displays'] }),
    onError,
  });
  const remove = (display: ListedDisplay): void =>
    void modal.confirm({
      title: t('admin.wall.remove.title', { name: display.name }),
      content: t('admin.wall.remove.means'),
      okText: t('admin.remove'),
      okButtonProps: { danger: true },
      cancelText: t('admin.cancel'),
      onOk: () => removing.mutateAsync(display).catch(() => undefined),
    });
  return { newCode: (display) => coding.mutate(display), remove };
}

/** Every screen that is let in, and the way to let in another. */
export function Walls() {
  const words = useWords();
  const { t, language } = words;
  const { server } = useDoors();
  const { organisations } = usePlace();
  const displays = useQuery({
    queryKey: ['displays'],
    queryFn: () => server.displays(),
    refetchInterval: 15_000,
  });
  const [opening, setOpening] = useState(false);
  const [pairing, setPairing] = useState(keptCode('pair') !== undefined);
  const [looked, setLooked] = useState<string>();
  const [changed, setChanged] = useState<ListedDisplay>();
  const playlists = usePlaylists();
  const [handed, setHanded] = useState<Handed>();
  const verbs = useVerbs(setHanded);
  const placeName = (code: string): string => {
    const row = organisations.find((one) => one.code === code);
    return row ? nameOf(row, language) : code;
  };
  const empty = organisations.length === 0 ? 'admin.empty.organisations' : 'admin.walls.none';
  const shown = displays.data?.find(({ id }) => id === looked);
  const none = organisations.length === 0;
  const closePairing = (): void => {
    keepCode('pair', undefined);
    setPairing(false);
  };
  const open = (
    <Space>
      <Button onClick={() => setOpening(true)} disabled={none}>
        {t('admin.wall.open')}
      </Button>
      <Button type="primary" onClick={() => setPairing(true)} disabled={none}>
        {t('admin.wall.pair')}
      </Button>
    </Space>
  );
  return (
    <>
      <h1>{t('admin.nav.walls')}</h1>
      <Section title={t('admin.walls')} aside={open}>
        {displays.error && <Problem error={displays.error} onRetry={() => void displays.refetch()} />}
        <Table<ListedDisplay>
          rowKey="id"
          columns={columns(words, {
            ...verbs,
            placeName,
            look: ({ id }) => setLooked(id),
            change: setChanged,
          })}
          dataSource={displays.data ?? []}
          loading={displays.isPending}
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{
            emptyText: displays.data ? t(empty) : ' ',
          }}
        />
      </Section>
      {pairing && displays.data && (
        <PairWall code={keptCode('pair')} displays={displays.data} onClose={closePairing} />
      )}
      <Playlists />
      <SceneList />
      {changed && (
        <ChangeWall
          display={changed}
          playlists={playlists.data ?? []}
          onClose={() => setChanged(undefined)}
        />
      )}
      {shown && <WallHistory display={shown} onClose={() => setLooked(undefined)} />}
      {opening && <OpenWall onClose={() => setOpening(false)} onHanded={setHanded} />}
      {handed && <WallLink handed={handed} onClose={() => setHanded(undefined)} />}
    </>
  );
}
