import { Spin } from 'antd';
import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { Navigate, NavLink, useParams } from 'react-router';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useRights } from '../server/may.js';
import { CheckIn } from './check-in.js';
import { useMeeting, type Meeting } from './council.js';
import { HandHead } from './hand-head.js';
import { Item } from './item.js';
import { LiveProvider } from './live.js';
import { Votes } from './votes.js';

export interface ScreenProps {
  readonly meeting: Meeting | undefined;
}

/** Forms come with the tab that is opened. */
const Duties = lazy(async () => ({ default: (await import('./duties.js')).Duties }));
const Propose = lazy(async () => ({ default: (await import('./propose.js')).Propose }));

interface Tab {
  readonly id: string;
  readonly needs: string;
  readonly Screen: ComponentType<ScreenProps>;
}

const tabs: readonly Tab[] = [
  { id: 'check-in', needs: 'council.checkIn', Screen: CheckIn },
  { id: 'item', needs: 'council.askToSpeak', Screen: Item },
  { id: 'vote', needs: 'council.myVotes', Screen: Votes },
  { id: 'duties', needs: 'council.submitAction', Screen: Duties },
  { id: 'propose', needs: 'council.propose', Screen: Propose },
];

/** Meeting in the hand: what a member does, one thing at a time. */
export function Hand() {
  return (
    <LiveProvider>
      <Screens />
    </LiveProvider>
  );
}

function Screens() {
  const { t } = useWords();
  const { tab: id } = useParams();
  const { may, waiting } = useRights();
  const { meeting, waiting: asking, error } = useMeeting();
  useEffect(() => {
    document.title = `${t('admin.nav.meeting')} · ${t('admin.brand')}`;
  }, [t]);
  const open = tabs.filter(({ needs }) => may(needs));
  const here = open.find((tab) => tab.id === id);
  if (!waiting && open[0] && !here) return <Navigate to={`/meeting/${open[0].id}`} replace />;
  return (
    <div className="hand">
      <HandHead title={meeting?.title ?? t('admin.nav.meeting')} below={meeting?.body ?? ''} />
      <main className="hand-main" id="content">
        {waiting || asking ? <Spin className="waiting" /> : null}
        {error && open.length > 0 && <Problem error={error} />}
        {!waiting && open.length === 0 && <p>{t('admin.meeting.notYours')}</p>}
        {!waiting && !asking && here && (
          <Suspense fallback={<Spin className="waiting" />}>
            <here.Screen meeting={meeting} />
          </Suspense>
        )}
      </main>
      {open.length > 0 && (
        <nav className="hand-tabs" aria-label={t('admin.nav.meeting')}>
          {open.map((tab) => (
            <NavLink key={tab.id} to={`/meeting/${tab.id}`}>
              {t(`admin.meeting.tab.${tab.id}`)}
            </NavLink>
          ))}
        </nav>
      )}
    </div>
  );
}
