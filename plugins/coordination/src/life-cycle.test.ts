import { caseStates, type CaseState } from '@heli/contracts/coordination';
import { Refusal, type WorkClock } from '@heli/sdk';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseItem } from './case.entity.js';
import { follow, lifeCycle, openStates, stepOf, type Situation, type Verb } from './life-cycle.js';

const hour = 3_600_000;
const plus = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();
/** Every hour is a working hour. */
const clock: WorkClock = {
  dayOf: (at) => at.slice(0, 10),
  add: (at, { days = 0, hours = 0, minutes = 0 }) => plus(at, (days * 24 + hours) * hour + minutes * 60_000),
  minutesBetween: (from, to) => Math.floor((Date.parse(to) - Date.parse(from)) / 60_000),
  isWorkday: () => true,
  startOf: (day: string) => `${day}T00:00:00.000Z`,
};
const rules = { returnHours: 4, arbitrationAt: 3, reopenDays: 15 };
const start = '2026-11-02T01:00:00.000Z';

const situation = (item: Partial<CaseItem>, more: Partial<Situation> = {}): Situation => ({
  item: { state: 'reported', lastAt: start, returns: 0, binding: false, ...item } as CaseItem,
  actorId: 'somebody',
  at: start,
  now: start,
  rules,
  clock,
  ...more,
});
const refusalOf = (verb: Verb, of: Situation): Refusal => {
  try {
    follow(verb, of);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`${verb} was not refused.`);
};

/** The drawing of domain.md, section 7, arrow by arrow. */
const arrows: readonly (readonly [CaseState, Verb, CaseState])[] = [
  ['reported', 'verify', 'verified'],
  ['verified', 'file', 'filed'],
  ['reported', 'reject', 'rejected'],
  ['verified', 'reject', 'rejected'],
  ['reported', 'merge', 'merged'],
  ['verified', 'merge', 'merged'],
  ['filed', 'dispatch', 'dispatched'],
  ['dispatched', 'sign', 'signed'],
  ['dispatched', 'sendBack', 'filed'],
  ['arbitration', 'arbitrate', 'dispatched'],
  ['signed', 'contact', 'inProgress'],
  ['inProgress', 'extend', 'inProgress'],
  ['inProgress', 'suspend', 'suspended'],
  ['suspended', 'resume', 'inProgress'],
  ['inProgress', 'blowWhistle', 'joint'],
  ['joint', 'concludeWhistle', 'inProgress'],
  ['inProgress', 'submit', 'handled'],
  ['handled', 'confirm', 'closed'],
  ['handled', 'rework', 'inProgress'],
  ['closed', 'followUp', 'appraised'],
  ['closed', 'reopen', 'filed'],
  ['appraised', 'reopen', 'filed'],
  ['appraised', 'archive', 'archived'],
];
const verbs = Object.keys(lifeCycle) as Verb[];

describe('the life of a case', () => {
  it.each(arrows)('leads from %s by %s to %s', (from, verb, to) => {
    expect(follow(verb, situation({ state: from }))).toBe(to);
  });

  it('allows nothing else', () => {
    for (const state of caseStates)
      for (const verb of verbs) {
        if (arrows.some(([from, by]) => from === state && by === verb)) continue;
        const refusal = refusalOf(verb, situation({ state }));
        expect(refusal).toMatchObject({
          code: 'conflict',
          key: 'coordination.refusal.illegalTransition',
          params: { from: state, command: verb },
        });
      }
  });

  it('stays on the drawing whatever is tried, and a refusal leaves no trace', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 60 }), (tried) => {
        const { item } = situation({});
        for (const verb of tried) {
          const before = structuredClone(item);
          const arrow = arrows.find(([from, by]) => from === item.state && by === verb);
          if (arrow) item.state = follow(verb, situation(item));
          else refusalOf(verb, situation(item));
          expect(item).toEqual(arrow ? { ...before, state: arrow[2] } : before);
        }
      }),
    );
  });

  it('counts as open what is filed and not closed', () => {
    const open: readonly CaseState[] = openStates;
    const inside = caseStates.filter((state) =>
      ['filed', 'dispatched', 'inProgress', 'handled'].includes(stepOf[state] ?? ''),
    );
    expect([...open].sort()).toEqual(inside.sort());
  });
});

describe('sending back', () => {
  const dispatched = { state: 'dispatched', dispatchedAt: start } as const;

  it('is possible within four working hours', () => {
    expect(follow('sendBack', situation(dispatched, { at: plus(start, 4 * hour) }))).toBe('filed');
    const late = situation(dispatched, { at: plus(start, 4 * hour + 1) });
    expect(refusalOf('sendBack', late).key).toBe('coordination.refusal.returnTooLate');
  });

  it('leads to arbitration at the third time, and not again after that', () => {
    expect(follow('sendBack', situation({ ...dispatched, returns: 1 }))).toBe('filed');
    expect(follow('sendBack', situation({ ...dispatched, returns: 2 }))).toBe('arbitration');
    const bound = situation({ ...dispatched, returns: 3, binding: true });
    expect(refusalOf('sendBack', bound).key).toBe('coordination.refusal.bindingDispatch');
  });

  it('ends when the case falls due', () => {
    const due = situation({ ...dispatched, due: start });
    expect(refusalOf('sendBack', due).key).toBe('coordination.refusal.deadlinePassed');
  });
});

describe('separation of duties', () => {
  it.each([
    ['sign', 'dispatched'],
    ['contact', 'signed'],
    ['submit', 'inProgress'],
  ] as const)('keeps the dispatcher from: %s', (verb, state) => {
    const of = situation({ state, dispatchedBy: 'somebody' });
    expect(refusalOf(verb, of).key).toBe('coordination.refusal.handlerDispatched');
  });

  it.each(['signedBy', 'contactedBy', 'handledBy'] as const)(
    'keeps whoever stands as %s from judging',
    (hand) => {
      const handled = situation({ state: 'handled', [hand]: 'somebody' });
      expect(refusalOf('confirm', handled).key).toBe('coordination.refusal.verifierIsHandler');
      expect(refusalOf('rework', handled).key).toBe('coordination.refusal.verifierIsHandler');
      const inProgress = situation({ state: 'inProgress', [hand]: 'somebody' });
      expect(refusalOf('extend', inProgress).key).toBe('coordination.refusal.approverIsHandler');
      expect(refusalOf('suspend', inProgress).key).toBe('coordination.refusal.approverIsHandler');
    },
  );
});

describe('reopening', () => {
  const closed = { state: 'closed', closedAt: start } as const;

  it('is possible for fifteen days', () => {
    const last = plus(start, 15 * 24 * hour);
    expect(follow('reopen', situation(closed, { now: last }))).toBe('filed');
    expect(refusalOf('reopen', situation(closed, { now: plus(last, 1) })).params).toEqual({ days: 15 });
  });

  it('needs something unsolved', () => {
    const solved = situation({ ...closed, state: 'appraised', solved: 'yes' });
    expect(refusalOf('reopen', solved).key).toBe('coordination.refusal.wasSolved');
    expect(follow('reopen', situation({ ...closed, state: 'appraised', solved: 'partly' }))).toBe('filed');
  });
});

it('refuses an extension once the case is due', () => {
  const due = situation({ state: 'inProgress', due: start });
  expect(refusalOf('extend', due).key).toBe('coordination.refusal.deadlinePassed');
});
