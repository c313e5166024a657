import { Button, Drawer, Empty, Tag } from 'antd';
import { useWords } from '../language.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import type { PageOf } from '../records/pages.js';
import { useCatalogue, useSend } from '../server/queries.js';
import type { Row } from '../server/types.js';
import { recordOf, type Notice, type Notices } from './notice.js';

interface ListProps {
  readonly notices: Notices;
  readonly onOpen: (of: PageOf, row: Row) => void;
  readonly onClose: () => void;
}

/** The reader's notices, the newest first. Opening one says that it was read. */
export function NoticeList({ notices: { unread, notices }, onOpen, onClose }: ListProps) {
  useReturnFocus();
  const { t } = useWords();
  const { organisation } = usePlace();
  const { data: catalogue } = useCatalogue();
  const read = useSend(organisation, 'core.readNotices');
  const open = (notice: Notice): void => {
    if (notice.readAt === null) read.mutate({ input: { notices: [notice.id] } });
    const record = recordOf(catalogue, notice);
    if (record) onOpen(record.of, record.row);
  };
  const readAll = (
    <Button disabled={unread === 0} onClick={() => read.mutate({ input: {} })}>
      {t('admin.notices.readAll')}
    </Button>
  );
  return (
    <Drawer open size={480} title={t('admin.notices')} extra={readAll} onClose={onClose}>
      {notices.length === 0 && <Empty description={t('admin.notices.none')} />}
      <ul className="notices">
        {notices.map((notice) => (
          <li key={notice.id}>
            <Line notice={notice} onOpen={() => open(notice)} />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function Line({ notice, onOpen }: { readonly notice: Notice; readonly onOpen: () => void }) {
  const { t, language } = useWords();
  const { zone } = usePlace();
  return (
    <button type="button" className={notice.readAt === null ? 'notice unread' : 'notice'} onClick={onOpen}>
      <span>{t(notice.key, notice.params)}</span>
      <span className="notice-foot">
        <time dateTime={notice.givenAt}>{timeText(notice.givenAt, { language, zone })}</time>
        {notice.urgency === 'urgent' && <Tag color="error">{t('admin.notices.urgent')}</Tag>}
        {notice.readAt === null && <Tag color="processing">{t('admin.notices.new')}</Tag>}
      </span>
    </button>
  );
}
