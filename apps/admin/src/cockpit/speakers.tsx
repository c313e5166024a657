import { Button } from 'antd';
import { useWords } from '../language.js';
import { speakersOf, type Meeting } from '../meeting/council.js';
import { SpeakerRow } from '../meeting/speaker-row.js';
import { Section } from '../parts/section.js';
import { useRights } from '../server/may.js';
import { OrderButton } from './order-button.js';

interface SpeakersProps {
  readonly meeting: Meeting;
  /** Not while a vote is open. */
  readonly onVote: (() => void) | undefined;
  readonly onEnd: (() => void) | undefined;
}

/** Who speaks and who waits; what can be done with the item beside the usual step. */
export function Speakers({ meeting, onVote, onEnd }: SpeakersProps) {
  const { t } = useWords();
  const { may } = useRights();
  const speakers = speakersOf(meeting);
  const busy = speakers.some(({ state }) => state === 'speaking');
  return (
    <Section
      title={t('admin.speakers')}
      aside={
        <span className="buttons">
          {onVote && may('council.openVote') && (
            <Button size="large" onClick={onVote}>
              {t('council.command.openVote')}
            </Button>
          )}
          {onEnd && (
            <Button size="large" onClick={onEnd}>
              {t('council.command.endItem')}
            </Button>
          )}
        </span>
      }
    >
      {speakers.length === 0 && <p>{t('admin.speakers.none')}</p>}
      <ul className="rows">
        {speakers.map((speech) => (
          <SpeakerRow key={speech.id} speech={speech}>
            {speech.state === 'speaking' && (
              <OrderButton command="endSpeech" input={{ speechId: speech.id }} />
            )}
            {speech.state === 'requested' && !busy && (
              <OrderButton command="giveFloor" input={{ speechId: speech.id }} />
            )}
          </SpeakerRow>
        ))}
      </ul>
    </Section>
  );
}
