/** Tells the time once a second, on the second, to whoever shows an age. */
export interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => number;
}

/** A ticker over a clock; it runs only while somebody listens. */
export function makeTicker(clock: () => number): Ticker {
  const listeners = new Set<() => void>();
  const whole = (): number => Math.floor(clock() / 1_000) * 1_000;
  let now = whole();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (): void => {
    now = whole();
    for (const listener of listeners) listener();
    timer = setTimeout(tick, 1_000 - (clock() % 1_000));
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    timer ??= setTimeout(tick, 1_000 - (clock() % 1_000));
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearTimeout(timer);
      timer = undefined;
    };
  };
  return { subscribe, now: () => now };
}
