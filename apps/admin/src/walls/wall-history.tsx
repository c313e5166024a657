import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Descriptions, Drawer } from 'antd';
import { useWords } from '../language.js';
import { Problem, sentenceOf } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { preciseTime } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { ListedDisplay } from '../server/types.js';
import { WallPicture } from './wall-picture.js';
import { WallShown } from './wall-shown.js';
import { conditionOf } from './wall-state.js';

interface WallHistoryProps {
  readonly display: ListedDisplay;
  readonly onClose: () => void;
}

/** What a wall told of itself last, and when it came, went and failed. */
export function WallHistory({ display: { id, name, report }, onClose }: WallHistoryProps) {
  useReturnFocus();
  const words = useWords();
  const { t, language } = words;
  const { zone } = usePlace();
  const { server } = useDoors();
  const { message } = App.useApp();
  const history = useQuery({
    queryKey: ['displays', id, 'history'],
    queryFn: () => server.displayHistory(id),
    refetchInterval: 15_000,
  });
  const reloading = useMutation({
    mutationFn: () => server.reloadDisplay(id),
    onSuccess: () => void message.success(t('admin.wall.reload.done')),
    onError: (error) => void message.error(sentenceOf(error, words)),
  });
  const time = (at: string | null | undefined): string => (at ? preciseTime(at, { language, zone }) : '—');
  const wordOf = (what: string): string =>
    what.startsWith('fault.') ? t(`admin.wall.${what}`) : t(`admin.wall.happened.${what}`);
  const footer = (
    <div className="footer">
      <Button loading={reloading.isPending} onClick={() => reloading.mutate()}>
        {t('admin.wall.reload')}
      </Button>
    </div>
  );
  const facts = [
    { key: 'heard', label: t('admin.wall.heard'), children: time(report?.heardAt) },
    { key: 'painted', label: t('admin.wall.painted'), children: time(report?.paintedAt) },
    { key: 'seq', label: t('admin.wall.seq'), children: report?.seq ?? '—' },
    { key: 'build', label: t('admin.wall.build'), children: report?.build ?? '—' },
  ];
  return (
    <Drawer open title={name} size={480} onClose={onClose} footer={footer}>
      {conditionOf(report) === 'live' && <WallPicture id={id} name={name} shows={report?.shows ?? ''} />}
      <Descriptions className="facts-list" column={1} colon={false} size="small" items={facts} />
      {history.error && <Problem error={history.error} onRetry={() => void history.refetch()} />}
      <ul className="rows wall-history">
        {history.data?.map(({ at, what }) => (
          <li key={`${at} ${what}`}>
            <span className={what.startsWith('fault.') ? 'warn' : ''}>{wordOf(what)}</span>
            <span className="small">{time(at)}</span>
          </li>
        ))}
      </ul>
      <WallShown id={id} />
    </Drawer>
  );
}
