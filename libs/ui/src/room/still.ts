import type { MechanismEntry, Pause } from '@heli/protocol';
import { usePauses, useWords } from './room.js';

/** Why a mechanism's tiles are grey. */
export interface Still {
  readonly since?: string;
  /** In one line. */
  readonly reason: string;
}

/** Undefined while the mechanism works. */
export function useStill({ id, contract, state, reason }: MechanismEntry): Still | undefined {
  const words = useWords();
  const pause = usePauses().find(({ mechanism }) => mechanism === id || mechanism === contract);
  if (pause) return { since: pause.since, reason: reasonOf(pause, words) };
  if (state !== 'failed' && state !== 'incompatible') return undefined;
  return { reason: reason ?? words.t('ui.paused.reason') };
}

const reasonOf = (pause: Pause, { t, find }: ReturnType<typeof useWords>): string =>
  pause.reason === '' ? t('ui.paused.reason') : (find(pause.reason) ?? pause.reason);
