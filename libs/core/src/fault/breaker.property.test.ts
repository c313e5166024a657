import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Breaker, type BreakerRules, type Pass } from './breaker.js';

const rules: BreakerRules = { faults: 3, windowMs: 100, pauseMs: 40, longestPauseMs: 200 };

/** What may happen to a breaker; `which` picks one of the passes that are out. */
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('enter' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('fail' as const), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('succeed' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(9) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 130 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('try' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** What a breaker must do, told in the plainest way: by looking back at all that happened. */
class Plain {
  /** Faults since it was last closed, and when they happened. */
  faults: number[] = [];
  openUntil: number | undefined;
  pauses = 0;
  trial: Pass | undefined;

  mayEnter(now: number): boolean {
    return this.openUntil === undefined || (this.trial === undefined && now >= this.openUntil);
  }

  entered(pass: Pass): void {
    if (this.openUntil !== undefined) this.trial = pass;
  }

  failed(pass: Pass, now: number): void {
    if (pass === this.trial) this.open(now);
    else if (!pass.trial && this.openUntil === undefined) {
      this.faults.push(now);
      if (this.faults.filter((at) => now - at < rules.windowMs).length >= rules.faults) this.open(now);
    }
  }

  succeeded(pass: Pass): void {
    if (pass !== this.trial) return;
    Object.assign(this, { faults: [], openUntil: undefined, pauses: 0, trial: undefined });
  }

  cancelled(pass: Pass): void {
    if (pass === this.trial) this.trial = undefined;
  }

  private open(now: number): void {
    this.openUntil = now + [40, 80, 160, 200][Math.min(this.pauses, 3)]!;
    this.pauses += 1;
    this.trial = undefined;
  }
}

function follow(happenings: readonly Happening[]): string[] {
  const breaker = new Breaker(rules);
  const plain = new Plain();
  const out: Pass[] = [];
  const states: string[] = [];
  let now = 1000;
  const settle = (which: number, how: (pass: Pass) => void): void => {
    const [pass] = out.splice(which % Math.max(1, out.length), 1);
    if (pass) how(pass);
  };
  for (const one of happenings) {
    if (one.do === 'wait') now += one.ms;
    else if (one.do === 'try') {
      breaker.tryAt(now);
      if (plain.openUntil !== undefined) plain.openUntil = Math.min(plain.openUntil, now);
    } else if (one.do === 'enter') {
      const pass = breaker.enter(now);
      expect(pass !== undefined).toBe(plain.mayEnter(now));
      if (pass) {
        out.push(pass);
        expect(pass.trial).toBe(plain.openUntil !== undefined);
        plain.entered(pass);
      }
    } else if (one.do === 'fail') {
      settle(one.which, (pass) => {
        pass.failed(now);
        plain.failed(pass, now);
      });
    } else if (one.do === 'succeed') {
      settle(one.which, (pass) => {
        pass.succeeded();
        plain.succeeded(pass);
      });
    } else {
      settle(one.which, (pass) => {
        pass.cancelled();
        plain.cancelled(pass);
      });
    }
    expect(breaker.admitsAt(now)).toBe(plain.mayEnter(now));
    expect(breaker.state === 'closed').toBe(plain.openUntil === undefined);
    states.push(breaker.state);
  }
  return states;
}

test('whatever happens in whatever order, it opens, tries and closes as it must', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(happening, { minLength: 5, maxLength: 60 }), (happenings) => {
      for (const state of follow(happenings)) seen.add(state);
    }),
    { numRuns: 500 },
  );
  // The walk went through all of it.
  expect([...seen].sort()).toEqual(['closed', 'half-open', 'open']);
});

test('faults that are further apart than the window never open it', () => {
  const breaker = new Breaker(rules);
  for (let now = 0; now < 2000; now += 50) breaker.enter(now)!.failed(now);
  expect(breaker.state).toBe('closed');
});

test('the pause doubles with each failed trial up to the longest, and begins anew once it has closed', () => {
  const breaker = new Breaker({ ...rules, faults: 1 });
  let now = 0;
  const failAgain = (): number => {
    breaker.enter(now)!.failed(now);
    const wait = breaker.waitAt(now);
    now += wait;
    return wait;
  };
  expect([failAgain(), failAgain(), failAgain(), failAgain(), failAgain()]).toEqual([40, 80, 160, 200, 200]);
  breaker.enter(now)!.succeeded();
  expect(breaker.state).toBe('closed');
  expect(failAgain()).toBe(40);
});

test('is idle once its faults lie behind the window', () => {
  const breaker = new Breaker(rules);
  expect(breaker.isIdle(0)).toBe(true);
  breaker.enter(0)!.failed(0);
  expect([breaker.isIdle(50), breaker.isIdle(100)]).toEqual([false, true]);
});
