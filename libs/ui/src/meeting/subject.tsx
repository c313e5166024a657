import { useWords } from '../room/room.js';
import type { Stage } from './rows.js';

/** Below the meeting's title: whose it is, which item is on, who leads it. */
export function MeetingSubject({ stage }: { readonly stage: Stage }) {
  const { t } = useWords();
  const { body = '', place = 0, places = 0, chair = '' } = stage;
  return (
    <>
      <span>{body}</span>
      {place > 0 && <span>{t('ui.meeting.place', { n: place, all: places })}</span>}
      {chair !== '' && <span>{t('ui.meeting.chair', { name: chair })}</span>}
    </>
  );
}
