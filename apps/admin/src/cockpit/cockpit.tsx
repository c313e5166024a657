import './cockpit.css';
import { Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../language.js';
import { currentItem, mainItems, useCouncil, useMeeting, type Meeting } from '../meeting/council.js';
import { HandHead } from '../meeting/hand-head.js';
import { ItemClock } from '../meeting/item.js';
import { LiveProvider } from '../meeting/live.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { useRights } from '../server/may.js';
import { Agenda } from './agenda.js';
import { EndItem } from './end-item.js';
import { nextStep } from './next-step.js';
import { OneButton } from './one-button.js';
import { OpenVote } from './open-vote.js';
import { OrderButton } from './order-button.js';
import { Presence } from './presence.js';
import { RedItems } from './red-items.js';
import { Speakers } from './speakers.js';
import { CountHands, VotePanel } from './vote-panel.js';
import { WallPanel } from './wall-panel.js';

/** 主持台: one page to run a meeting from. */
export function Cockpit() {
  return (
    <LiveProvider>
      <Desk />
    </LiveProvider>
  );
}

function Desk() {
  const { t } = useWords();
  const { may, waiting } = useRights();
  const { meeting, waiting: asking, error } = useMeeting();
  useEffect(() => {
    document.title = `${t('admin.nav.cockpit')} · ${t('admin.brand')}`;
  }, [t]);
  const allowed = may('council.openMeeting');
  const on = meeting && currentItem(meeting);
  const place = on
    ? t('admin.item.place', { number: on.number, all: mainItems(meeting).length })
    : meeting && t(`council.state.${meeting.state}`);
  return (
    <div className="cockpit">
      <HandHead
        title={t('admin.nav.cockpit')}
        below={meeting && allowed ? `${meeting.title}\u3000${place ?? ''}` : ''}
      />
      <main id="content" className="cockpit-main">
        {waiting || asking ? <Spin className="waiting" /> : null}
        {!waiting && !allowed && <p>{t('admin.cockpit.notYours')}</p>}
        {allowed && error && <Problem error={error} />}
        {allowed && !asking && !meeting && !error && <p>{t('admin.meeting.none')}</p>}
        {allowed && meeting && <Panels meeting={meeting} />}
      </main>
    </div>
  );
}

type Question = 'openVote' | 'recordShow' | 'endItem';

function Panels({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useWords();
  const { may } = useRights();
  const [question, setQuestion] = useState<Question>();
  const on = currentItem(meeting)?.item;
  const { data: votes = [] } = useCouncil('votes', { meetingId: meeting.id });
  const { data: board } = useCouncil('voteBoard');
  const { data: item } = useCouncil('item', { id: on?.id ?? '' }, on !== undefined);
  const here = votes.filter(({ itemId }) => itemId === on?.id);
  const vote = here.find(({ state }) => state === 'open') ?? here[0];
  const turnout = board?.find(({ id }) => id === vote?.id)?.turnout;
  const step = nextStep({ meeting, votes, turnout, wanted: item?.wanted });
  const close = (): void => setQuestion(undefined);
  return (
    <>
      <div className="cockpit-column">
        <Agenda meeting={meeting} />
        <WallPanel />
        <RedItems />
        <div className="buttons wrap">
          {meeting.state === 'open' && (
            <OrderButton command="pauseMeeting" input={{ meetingId: meeting.id }} />
          )}
        </div>
      </div>
      <div className="cockpit-column">
        {vote && <VotePanel vote={vote} turnout={turnout} />}
        {on && (
          <Section title={t('admin.item.clock')}>
            <ItemClock itemId={on.id} duration={on.duration} />
          </Section>
        )}
        <Presence key={meeting.state} meeting={meeting} />
        {on && (
          <Speakers
            meeting={meeting}
            onVote={vote?.state === 'open' ? undefined : () => setQuestion('openVote')}
            onEnd={vote?.state === 'open' ? undefined : () => setQuestion('endItem')}
          />
        )}
        {step && (
          <OneButton
            key={`${step.command} ${JSON.stringify(step.input)}`}
            step={step}
            allowed={may(`council.${step.command}`)}
            onAsk={() => setQuestion(step.command === 'recordShow' ? 'recordShow' : 'openVote')}
          />
        )}
      </div>
      {on && question === 'openVote' && <OpenVote item={on} onClose={close} />}
      {on && question === 'endItem' && <EndItem item={on} voted={here.length > 0} onClose={close} />}
      {vote && question === 'recordShow' && <CountHands vote={vote} onClose={close} />}
    </>
  );
}
