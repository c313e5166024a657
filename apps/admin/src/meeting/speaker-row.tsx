import type { ReactNode } from 'react';
import { useWords } from '../language.js';
import type { Speech } from './council.js';
import { clockText, secondsSince } from './durations.js';
import { useNow } from './live.js';

interface RowProps {
  readonly speech: Speech;
  readonly mine?: boolean;
  readonly children?: ReactNode;
}

/** Who speaks, and for how long, or waits to. */
export function SpeakerRow({ speech, mine = false, children }: RowProps) {
  const { t } = useWords();
  const now = useNow();
  const { seat, kind, state, startedAt, limitSeconds } = speech;
  const spent = startedAt === null ? 0 : secondsSince(startedAt, now);
  return (
    <li className={mine ? 'mine' : ''}>
      <span>
        <strong>{seat}</strong>
        {kind !== 'normal' && (
          <span className="small">
            {'\u3000'}
            {t(`council.kind.${kind}`)}
          </span>
        )}
      </span>
      <span className="row-end">
        {state === 'speaking' ? (
          <span className={spent > limitSeconds ? 'bad' : 'accent'}>
            {clockText(spent)} / {clockText(limitSeconds)}
          </span>
        ) : (
          <span className="small">{t('admin.speakers.waits')}</span>
        )}
        {children}
      </span>
    </li>
  );
}
