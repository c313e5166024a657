import type { DisplayReport } from '@heli/protocol';

const seconds = new Map<string, number>();

/** Called each second: one more for the picture that stands. */
export function noteShown(): void {
  const shows = document.querySelector<HTMLElement>('.wall')?.dataset['shows'];
  if (shows !== undefined) seconds.set(shows, (seconds.get(shows) ?? 0) + 1);
}

/** Which pictures stood since this was asked last, and for how long. */
export function takeShown(): DisplayReport['shown'] {
  const shown = [...seconds].map(([shows, count]) => ({ shows, seconds: count }));
  seconds.clear();
  return shown.slice(0, 20);
}
