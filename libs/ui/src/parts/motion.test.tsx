import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';

let motion: typeof import('./motion.js');
beforeAll(async () => {
  // Whoever looks has not asked for less motion; the page reads the wish once.
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  motion = await import('./motion.js');
});
beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});
/** In slices, since each step is taken up before the next begins. */
function pass(ms: number): void {
  for (let left = ms; left > 0; left -= 20) act(() => jest.advanceTimersByTime(20));
}

describe('a number that changes', () => {
  const hook = (from: number, decimals = 0) =>
    renderHook(({ to }) => motion.useCountUp(to, decimals), { initialProps: { to: from } });

  it('counts to what is true in 0.4 s, through what can be read, the slower the nearer', () => {
    const { result, rerender } = hook(0);
    rerender({ to: 100 });
    const seen = [result.current];
    for (let i = 0; i < 5; i++) {
      pass(80);
      seen.push(result.current);
    }
    expect(seen).toEqual([0, 36, 64, 84, 96, 100]);
  });

  it('is there at once where there is nothing between', () => {
    const { result, rerender } = hook(40);
    rerender({ to: 41 });
    expect(result.current).toBe(41);
    const rate = hook(91.2, 1);
    rate.rerender({ to: 91.3 });
    expect(rate.result.current).toBe(91.3);
  });

  it('goes on from where it stands, and ends at the last truth', () => {
    const { result, rerender } = hook(0);
    rerender({ to: 100 });
    pass(80);
    rerender({ to: 0 });
    expect(result.current).toBe(36);
    pass(400);
    expect(result.current).toBe(0);
  });
});

describe('what has changed', () => {
  const hook = (mark: string | undefined) =>
    renderHook(({ now }) => motion.useChanged(now), { initialProps: { now: mark } });

  it('is marked for two seconds after its last change', () => {
    const { result, rerender } = hook('1');
    expect(result.current).toBe(false);
    rerender({ now: '2' });
    expect(result.current).toBe(true);
    pass(1_500);
    rerender({ now: '3' });
    pass(1_500);
    expect(result.current).toBe(true);
    pass(500);
    expect(result.current).toBe(false);
  });

  it('is not what has just come', () => {
    const { result, rerender } = hook(undefined);
    rerender({ now: '1' });
    expect(result.current).toBe(false);
  });
});
