import { useEffect, useRef, useState } from 'react';

/** In 0.4 s. All numbers step at the same moments, so a wall without a graphics card is painted few times. */
const steps = 5;
const stepMs = 80;
const markMs = 2_000;

const wish = typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : undefined;
const still = (): boolean => wish?.matches ?? true;

/** Where a number stands on its way. */
interface Way {
  readonly to: number;
  readonly shown: number;
  readonly left: number;
}

/** On another way now; between a number and the one beside it there is nothing to count. */
const turn = ({ shown }: Way, to: number, grain: number): Way =>
  still() || Math.abs(to - shown) <= grain ? { to, shown: to, left: 0 } : { to, shown, left: steps };

/** A step on, the slower the nearer it comes, and only to what can be read. */
function step({ to, shown, left }: Way, grain: number): Way {
  const behind = (to - shown) * ((left - 1) / left) ** 2;
  return { to, shown: left === 1 ? to : Math.round((to - behind) / grain) * grain, left: left - 1 };
}

/** The number on its way from what was shown to what is true, as exactly as it is read. */
export function useCountUp(target: number, decimals = 0): number {
  const [way, setWay] = useState<Way>({ to: target, shown: target, left: 0 });
  const grain = 10 ** -decimals;
  if (!Object.is(way.to, target)) setWay(turn(way, target, grain));
  useEffect(() => {
    if (way.left === 0) return undefined;
    const timer = setTimeout(() => setWay(step(way, grain)), stepMs - (performance.now() % stepMs));
    return () => clearTimeout(timer);
  }, [way, grain]);
  return way.shown;
}

/** True for 2 s after `mark` has changed; what was there from the beginning has not changed. */
export function useChanged(mark: string | undefined): boolean {
  const [seen, setSeen] = useState({ mark, changed: false });
  if (seen.mark !== mark)
    setSeen({ mark, changed: seen.mark !== undefined && mark !== undefined && !still() });
  useEffect(() => {
    if (!seen.changed) return undefined;
    const off = setTimeout(() => setSeen({ ...seen, changed: false }), markMs);
    return () => clearTimeout(off);
  }, [seen]);
  return seen.changed;
}

const settleMs = 1_000;

/** Follows a text at most once a second: for pictures that cost more to draw than a number. */
export function useSettled(text: string): string {
  const [shown, setShown] = useState(text);
  const drawnAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, drawnAt.current + settleMs - Date.now());
    const timer = setTimeout(() => {
      drawnAt.current = Date.now();
      setShown(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return shown;
}
