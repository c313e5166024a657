import { ageText } from '../room/age.js';
import { clockOf } from '../room/dates.js';
import { useMetaOf, useNow, useRoom } from '../room/room.js';
import { Cross } from './shape.js';

/** How true a tile is now: the follower's watermark, in one mark and one word. */
export function Age({ changed }: { readonly changed: boolean }) {
  const { words, zone } = useRoom();
  const now = useNow();
  const status = useMetaOf((meta) => meta.status);
  const asOf = useMetaOf((meta) => meta.asOf);
  if (asOf === 0) return null;
  if (status === 'offline') {
    return (
      <span className="age off">
        <Cross />
        {clockOf(asOf, words.language, zone)}
      </span>
    );
  }
  const age = ageText(Math.max(1_000, now - asOf), words);
  if (status === 'late') {
    return (
      <span className="age late">
        <i />
        {words.t('ui.late', { age })}
      </span>
    );
  }
  return (
    <span className="age">
      <i />
      {changed ? words.t('ui.age.now') : words.t('ui.age.ago', { age })}
    </span>
  );
}

export function PausedAge({ since }: { readonly since: string | undefined }) {
  const { words } = useRoom();
  const now = useNow();
  const age = since ? ageText(now - Date.parse(since), words) : '';
  return (
    <span className="age paused">
      <i />
      {words.t('ui.paused', { age }).trim()}
    </span>
  );
}
