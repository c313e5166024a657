import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { LanguageSwitch } from '../frame/language-switch.js';
import { useWords } from '../language.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import { Cards } from './cards.js';
import { useCouncil, type Meeting, type OwnPost } from './council.js';
import { keepCode, keptCode } from '../session/kept-codes.js';
import type { ScreenProps } from './hand.js';
import { useOrder } from './use-order.js';

const codeLength = 6;

/** 签到: the code that the room shows, or the one that the wall's picture brought. */
export function CheckIn({ meeting }: ScreenProps) {
  const { t, language } = useWords();
  const { zone } = usePlace();
  const posts = useCouncil('myPosts');
  const mine = meeting && posts.data?.filter(({ bodyId }) => bodyId === meeting.bodyId);
  return (
    <>
      {meeting ? (
        <p className="hand-lead">
          <span>{t(`council.state.${meeting.state}`)}</span>
          <span>{timeText(meeting.plannedStart, { language, zone })}</span>
          <span>{meeting.place}</span>
        </p>
      ) : (
        <p>{t('admin.meeting.none')}</p>
      )}
      {posts.error && <Problem error={posts.error} />}
      {meeting && mine && <Seats meeting={meeting} mine={mine} />}
      <div className="hand-foot">
        <LanguageSwitch />
      </div>
    </>
  );
}

interface SeatsProps {
  readonly meeting: Meeting;
  readonly mine: readonly OwnPost[];
}

function Seats({ meeting, mine }: SeatsProps) {
  const { t } = useWords();
  const seats = meeting.seats.filter(({ id }) => mine.some(({ postId }) => postId === id));
  const missing = seats.filter(({ mode }) => mode !== 'present');
  if (seats.length === 0) return <p>{t('admin.meeting.noSeat')}</p>;
  return (
    <>
      <ul className="rows">
        {seats.map(({ id, seat, mode }) => (
          <li key={id}>
            <strong>{seat}</strong>
            <Mark name={mode === 'present' ? 'ok' : 'none'} word={t(`council.mode.${mode}`)} />
          </li>
        ))}
      </ul>
      {missing.length === 0 ? (
        <p role="status">{t('admin.meeting.checkedIn')}</p>
      ) : (
        <CodeForm
          meetingId={meeting.id}
          seats={missing.map(({ id, seat }) => ({ value: id, label: seat }))}
        />
      )}
    </>
  );
}

interface CodeFormProps {
  readonly meetingId: string;
  readonly seats: readonly { readonly value: string; readonly label: string }[];
}

function CodeForm({ meetingId, seats }: CodeFormProps) {
  const { t } = useWords();
  const [brought] = useState(() => keptCode('check-in'));
  const [code, setCode] = useState(brought ?? '');
  const [chosen, setChosen] = useState<string>();
  const { send, pending, error, reset } = useOrder('checkIn');
  const postId = seats.length === 1 ? seats[0]?.value : seats.find(({ value }) => value === chosen)?.value;
  const go = (): void => {
    keepCode('check-in', undefined);
    send({ meetingId, code, postId, method: code === brought ? 'qr' : 'code' });
  };
  // Whoever came by the wall's picture has said all there is to say, unless they have several seats.
  const tried = useRef(false);
  useEffect(() => {
    if (tried.current || brought === undefined || seats.length !== 1) return;
    tried.current = true;
    go();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <label className="code-field">
        {t('council.field.code')}
        <Input
          size="large"
          value={code}
          maxLength={codeLength}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={({ target }) => {
            setCode(target.value.toUpperCase());
            reset();
          }}
        />
      </label>
      <p className="small">{t('admin.meeting.code.help')}</p>
      {seats.length > 1 && (
        <Cards legend={t('admin.meeting.whichSeat')} options={seats} value={chosen} onChange={setChosen} />
      )}
      {error && <Problem error={error} />}
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={pending}
        disabled={code.length !== codeLength || postId === undefined}
      >
        {t('council.command.checkIn')}
      </Button>
    </form>
  );
}
