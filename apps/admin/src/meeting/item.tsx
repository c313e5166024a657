import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { currentItem, mainItems, speakersOf, useCouncil, type Meeting } from './council.js';
import { clockText, secondsSince } from './durations.js';
import type { ScreenProps } from './hand.js';
import { useNow } from './live.js';
import { SpeakerRow } from './speaker-row.js';
import { useOrder } from './use-order.js';

/** 当前议题: what is on, for how long, and who speaks. */
export function Item({ meeting }: ScreenProps) {
  const { t } = useWords();
  if (!meeting) return <p>{t('admin.meeting.none')}</p>;
  const on = currentItem(meeting);
  if (!on)
    return (
      <>
        <p>{t('admin.item.none', { state: t(`council.state.${meeting.state}`) })}</p>
        <Agenda meeting={meeting} />
      </>
    );
  const { item, number } = on;
  return (
    <>
      <p className="hand-lead accent">{t('admin.item.place', { number, all: mainItems(meeting).length })}</p>
      <h2 className="hand-name">{item.title}</h2>
      <ItemClock itemId={item.id} duration={item.duration} />
      <Floor key={item.id} meeting={meeting} itemId={item.id} />
    </>
  );
}

/** The item's clock against its time, as the wall shows it. */
export function ItemClock({ itemId, duration }: { readonly itemId: string; readonly duration: number }) {
  const { t } = useWords();
  const now = useNow();
  const { data } = useCouncil('stage');
  const began = data?.find((stage) => stage.itemId === itemId)?.startedAt;
  if (!began) return <p>{t('admin.item.given', { time: clockText(duration) })}</p>;
  const spent = secondsSince(began, now);
  const left = duration - spent;
  return (
    <p className="clock">
      <strong>{clockText(spent)}</strong> / {clockText(duration)}
      <span className={left < 0 ? 'bad' : ''}>
        {left < 0
          ? t('admin.item.over', { time: clockText(-left) })
          : t('admin.item.left', { time: clockText(left) })}
      </span>
    </p>
  );
}

function Floor({ meeting, itemId }: { readonly meeting: Meeting; readonly itemId: string }) {
  const { t } = useWords();
  const { data: posts } = useCouncil('myPosts');
  const [asked, setAsked] = useState<string>();
  const asking = useOrder('askToSpeak');
  const withdrawing = useOrder('withdrawSpeech');
  const speakers = speakersOf(meeting);
  const names = new Set(posts?.map(({ name }) => name));
  const mine = speakers.find(({ id, seat }) => id === asked || names.has(seat));
  const error = asking.error ?? withdrawing.error;
  return (
    <>
      <h2 className="hand-part">{t('admin.speakers')}</h2>
      {speakers.length === 0 && <p>{t('admin.speakers.none')}</p>}
      <ul className="rows">
        {speakers.map((speech) => (
          <SpeakerRow key={speech.id} speech={speech} mine={speech.id === mine?.id} />
        ))}
      </ul>
      {error && <Problem error={error} />}
      <div className="hand-act">
        {mine?.state === 'requested' && (
          <Button
            size="large"
            block
            loading={withdrawing.pending}
            onClick={() => withdrawing.send({ speechId: mine.id }, () => setAsked(undefined))}
          >
            {t('council.command.withdrawSpeech')}
          </Button>
        )}
        {!mine && meeting.state === 'open' && (
          <Button
            type="primary"
            size="large"
            block
            loading={asking.pending}
            onClick={() =>
              asking.send({ itemId, ...seatOf(posts, meeting) }, (output) =>
                setAsked((output as { readonly speechId: string }).speechId),
              )
            }
          >
            {t('council.command.askToSpeak')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The seat that one speaks from, where one has one at this table. */
function seatOf(
  posts: readonly { readonly postId: string; readonly bodyId: string }[] | undefined,
  { bodyId }: Meeting,
): { readonly postId?: string } {
  const post = posts?.find((each) => each.bodyId === bodyId);
  return post ? { postId: post.postId } : {};
}

function Agenda({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useWords();
  return (
    <>
      <h2 className="hand-part">{t('council.field.agenda')}</h2>
      <ol className="rows">
        {mainItems(meeting).map(({ id, title, state }, index) => (
          <li key={id}>
            <span>
              {index + 1}
              {'\u3000'}
              {title}
            </span>
            <span className="small">{t(`council.state.${state}`)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
