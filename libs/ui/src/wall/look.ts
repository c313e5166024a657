import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { isDue, type DisplayInfo, type LocalTime } from '@heli/protocol';
import { localTimeOf } from '../room/dates.js';
import { useRoom } from '../room/room.js';

/** How a wall's picture looks at a moment. */
export interface Look {
  readonly theme: 'night' | 'day';
  /** Percent of its brightness. */
  readonly brightness: number;
}

/** What a display's profile says for a time of its zone. */
export function lookAt({ theme, profile }: Pick<DisplayInfo, 'theme' | 'profile'>, time: LocalTime): Look {
  const { day, dim, dimTo } = profile;
  const part = (one: { readonly from: string; readonly to: string }): boolean =>
    isDue({ ...one, scene: '', seconds: 0 }, time);
  return {
    theme: theme === 'byTime' ? (part(day) ? 'day' : 'night') : theme,
    brightness: dim && part(dim) ? dimTo : 100,
  };
}

/** Follows the profile by the server's clock; the page takes the theme on. Answers how bright the picture is. */
export function useBrightness(display: DisplayInfo, asked: Look['theme'] | undefined): number {
  const { ticker, zone } = useRoom();
  const look = useCallback(() => {
    const { theme, brightness } = lookAt(display, localTimeOf(ticker.now(), zone));
    return `${asked ?? theme} ${String(brightness)}`;
  }, [ticker, zone, display, asked]);
  const [theme = 'night', brightness] = useSyncExternalStore(ticker.subscribe, look).split(' ');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return Number(brightness);
}
