import { Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { useCouncil, type Meeting } from '../meeting/council.js';
import { useOrder } from '../meeting/use-order.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { useRights } from '../server/may.js';

type Seat = Meeting['seats'][number];
const modes = ['present', 'leave', 'absent', 'observer'] as const;

/** 出席: how many are there, how many it needs, the code for the room, and each seat. */
export function Presence({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useWords();
  const [open, setOpen] = useState(meeting.state === 'convened');
  const { data } = useCouncil('checkInCode', { meetingId: meeting.id });
  const { there, needs, seats, expected } = meeting;
  return (
    <Section
      title={t('admin.presence')}
      aside={
        data?.code ? (
          <span className="room-code">
            {t('council.field.code')} <b>{data.code}</b>
          </span>
        ) : null
      }
    >
      <p className="clock">
        <strong>{there}</strong> / {expected ?? seats.length}
        <span>{t('admin.presence.needs', { needs })}</span>
        <Mark
          name={there >= needs ? 'ok' : 'warn'}
          word={t(there >= needs ? 'admin.presence.quorate' : 'admin.presence.short')}
        />
      </p>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('council.field.seats')}</summary>
        <ul className="rows seats">
          {seats.map((seat) => (
            <SeatRow key={seat.id} meetingId={meeting.id} seat={seat} />
          ))}
        </ul>
      </details>
    </Section>
  );
}

function SeatRow({ meetingId, seat }: { readonly meetingId: string; readonly seat: Seat }) {
  const { t } = useWords();
  const { may } = useRights();
  const { send, pending, error } = useOrder('recordAttendance');
  const word = t(`council.mode.${seat.mode}`);
  return (
    <li>
      <span>
        {seat.seat}
        <span className="small">
          {'\u3000'}
          {seat.unit === '—' ? '' : seat.unit}
        </span>
      </span>
      <span className="row-end">
        <Mark name={seat.counts ? 'ok' : 'none'} word={word} />
        {may('council.recordAttendance') && (
          <Select<string>
            size="large"
            className="mode"
            aria-label={`${seat.seat} ${t('council.field.mode')}`}
            placeholder={t('council.command.recordAttendance')}
            value={null}
            loading={pending}
            options={modes.map((value) => ({ value, label: t(`council.mode.${value}`) }))}
            onChange={(mode) => send({ meetingId, postId: seat.id, mode })}
          />
        )}
      </span>
      {error && <Problem error={error} />}
    </li>
  );
}
