import { useEffect, useRef, useState } from 'react';

const countUpMs = 400;
const markMs = 2_000;

const still = (): boolean =>
  typeof matchMedia !== 'function' || matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The number on its way from what was shown to what is true, in 0.4 s. */
export function useCountUp(target: number): number {
  const [shown, setShown] = useState(target);
  const from = useRef(target);
  useEffect(() => {
    const start = from.current;
    if (start === target) return undefined;
    const began = performance.now();
    const step = (): void => {
      const part = still() ? 1 : Math.min(1, (performance.now() - began) / countUpMs);
      from.current = part === 1 ? target : start + (target - start) * (1 - (1 - part) ** 2);
      setShown(from.current);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    let frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return shown;
}

/** True for 2 s after `mark` has changed; what was there from the beginning has not changed. */
export function useChanged(mark: string | undefined): boolean {
  const seen = useRef(mark);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    const before = seen.current;
    seen.current = mark;
    if (before === undefined || mark === undefined || before === mark || still()) return undefined;
    const on = setTimeout(() => setChanged(true), 0);
    const off = setTimeout(() => setChanged(false), markMs);
    return () => {
      clearTimeout(on);
      clearTimeout(off);
      setChanged(false);
    };
  }, [mark]);
  return changed;
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
