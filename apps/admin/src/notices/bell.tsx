import { Badge, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import type { PageOf } from '../records/pages.js';
import { useAsk } from '../server/queries.js';
import type { Row } from '../server/types.js';
import type { Notices } from './notice.js';
import { NoticeList } from './notice-list.js';

/** Tables and forms come with the record that is opened, not with every page. */
const RecordDrawer = lazy(async () => ({
  default: (await import('../records/record-drawer.js')).RecordDrawer,
}));

const everyMs = 30_000;
const none: Notices = { unread: 0, notices: [] };

/** What the reader was told: how much of it is new, the list, and the record that a notice is about. */
export function Bell() {
  const { t } = useWords();
  const { organisation } = usePlace();
  const [listed, setListed] = useState(false);
  const [opened, setOpened] = useState<{ of: PageOf; row: Row }>();
  const { data = none } = useAsk<Notices>(organisation, 'core.notices', {}, { refetchInterval: everyMs });
  const label = t('admin.notices.unread', { count: data.unread });
  return (
    <>
      <Badge count={data.unread} overflowCount={99} title={label}>
        <Button aria-label={label} title={label} icon={<BellSign />} onClick={() => setListed(true)} />
      </Badge>
      {listed && (
        <NoticeList
          notices={data}
          onClose={() => setListed(false)}
          onOpen={(of, row) => {
            setListed(false);
            setOpened({ of, row });
          }}
        />
      )}
      {opened && (
        <Suspense>
          <RecordDrawer {...opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </>
  );
}

const BellSign = () => (
  <svg
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    aria-hidden
  >
    <path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7zM10 20a2 2 0 0 0 4 0" strokeLinejoin="round" />
  </svg>
);
