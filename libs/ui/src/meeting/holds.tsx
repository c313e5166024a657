import type { ReactNode } from 'react';
import { clockOf } from '../room/dates.js';
import { useNow, useRoom, useWords } from '../room/room.js';
import { clockText, secondsBetween } from './clock.js';
import type { Picture } from './picture.js';
import type { Stage } from './rows.js';

/** A screen that holds one thing: what it is, what it says, and until when. */
function Held({ kind, children }: { readonly kind: Picture; readonly children: ReactNode }) {
  return (
    <section className={`held ${kind}`} data-picture={kind} role={kind === 'emergency' ? 'alert' : undefined}>
      {children}
    </section>
  );
}

/** The longer the words, the smaller they stand; 200 characters still fit. */
const sizeOf = (text: string): string => (text.length > 80 ? 'long' : text.length > 28 ? 'middle' : 'short');

function Until({ until }: { readonly until: string | null }) {
  const { words, zone } = useRoom();
  if (until === null) return null;
  return (
    <p className="until">
      {words.t('ui.hold.until', { time: clockOf(Date.parse(until), words.language, zone) })}
    </p>
  );
}

export function Emergency({ stage: { emergency, until } }: { readonly stage: Stage }) {
  const { t } = useWords();
  return (
    <Held kind="emergency">
      <h2>{t('ui.hold.emergency')}</h2>
      <p className={`say ${sizeOf(emergency)}`}>{emergency}</p>
      <Until until={until} />
    </Held>
  );
}

export function Message({ stage: { text = '', until } }: { readonly stage: Stage }) {
  const { t } = useWords();
  return (
    <Held kind="message">
      <h2>{t('ui.hold.message')}</h2>
      <p className={`say ${sizeOf(text)}`}>{text}</p>
      <Until until={until} />
    </Held>
  );
}

export function Countdown({ stage: { text = '', until } }: { readonly stage: Stage }) {
  const now = useNow();
  const left = until === null ? 0 : secondsBetween(new Date(now).toISOString(), Date.parse(until));
  return (
    <Held kind="countdown">
      <p className="num">{clockText(left)}</p>
      <p className={`say ${sizeOf(text)}`}>{text}</p>
      <Until until={until} />
    </Held>
  );
}

/** A screen that was put out on purpose still says whose it is: a black one looks broken. */
export function Blank() {
  const { words, zone } = useRoom();
  const now = useNow();
  return (
    <Held kind="blank">
      <p>{words.t('ui.hold.blank')}</p>
      <p>{clockOf(now, words.language, zone)}</p>
    </Held>
  );
}
