import { Button, Select, Slider } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useWords } from '../language.js';
import { useCouncil } from '../meeting/council.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { preciseTime } from '../parts/times.js';
import { usePlace } from '../place.js';
import { shownAt, type Moment } from './shown-at.js';
import { Then } from './then.js';

/** 回放: a meeting moment by moment, as its walls showed it, from what was kept of it. */
export function Replay() {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const { meetingId = '' } = useParams();
  const navigate = useNavigate();
  const meetings = useCouncil('meetings');
  const replay = useCouncil('replay', { meetingId }, meetingId !== '');
  const held = (meetings.data ?? []).filter(({ state }) => state !== 'draft' && state !== 'convened');
  const options = held.map(({ id, title, plannedStart }) => ({
    value: id,
    label: `${preciseTime(plannedStart, { language, zone })}\u3000${title}`,
  }));
  const error = meetings.error ?? replay.error;
  return (
    <>
      <h1>{t('admin.nav.replay')}</h1>
      <Section title={t('admin.replay.which')}>
        {error && <Problem error={error} />}
        <Select<string>
          className="replay-which"
          aria-label={t('admin.replay.which')}
          placeholder={t('admin.replay.which')}
          value={meetingId === '' ? null : meetingId}
          loading={meetings.isPending}
          options={options}
          notFoundContent={t('admin.replay.none')}
          onChange={(id) => void navigate(`/replay/${id}`)}
        />
      </Section>
      {replay.data && <Course key={meetingId} moments={replay.data} />}
    </>
  );
}

function Course({ moments }: { readonly moments: readonly Moment[] }) {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const [at, setAt] = useState(0);
  const moment = moments[at];
  if (!moment) return <p>{t('admin.replay.empty')}</p>;
  const time = (instant: string): string => preciseTime(instant, { language, zone });
  return (
    <Section title={`${time(moment.at)}\u3000${t(`council.moment.${moment.moment}`)}`}>
      <div className="replay-way">
        <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('admin.replay.before')}
        </Button>
        <Slider
          min={0}
          max={moments.length - 1}
          value={at}
          onChange={setAt}
          tooltip={{ formatter: (index) => time(moments[index ?? 0]?.at ?? moment.at) }}
          ariaLabelForHandle={t('admin.replay.moment')}
        />
        <Button disabled={at === moments.length - 1} onClick={() => setAt(at + 1)}>
          {t('admin.replay.next')}
        </Button>
      </div>
      <div className="replay">
        <Then shown={shownAt(moments, at)} />
        <ol className="replay-course">
          {moments.map((one, index) => (
            <li key={`${one.id} ${one.moment}`} aria-current={index === at ? 'step' : undefined}>
              <Button type="link" onClick={() => setAt(index)}>
                {time(one.at)}
              </Button>
              <span>
                {t(`council.moment.${one.moment}`)}
                {one.title !== '' && `\u3000${one.title}`}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </Section>
  );
}
