import { count, flow, level, on, ratio } from '@heli/sdk';
import { events } from './events.js';
import { few, isCovered, none, onlyIf, shift, up } from './metric-meta.js';

/** Two-new units in the register and active: entered, and not closed. */
const registered = level(
  on(events.coverageEntered, () => onlyIf(true)),
  on(events.coverageLapsed, (e) => onlyIf(e.reason === 'closed', -1)),
);
const moves = [
  events.coveragePlanned,
  events.jointBranchJoined,
  events.ownBranchFounded,
  events.coverageLapsed,
] as const;

/** 两个覆盖: levels, since a unit is covered until a fact says otherwise (docs/decisions/0026). */
const coverage = {
  orgCoverage: ratio({
    ...up(85, 70, 'leadership.basis.coverage'),
    d: registered,
    n: level(
      on(events.coverageEntered, (e) => onlyIf(isCovered(e.to))),
      ...moves.map((move) => on(move, (e) => shift(isCovered(e.from), isCovered(e.to)))),
    ),
  }),
  workCoverage: ratio({
    ...up(100, 90, 'leadership.basis.coverage'),
    d: registered,
    n: level(
      on(events.coverageEntered, (e) => onlyIf(e.workAfter)),
      ...moves.map((move) => on(move, (e) => shift(e.workBefore, e.workAfter))),
      on(events.unitVisited, (e) => shift(e.workBefore, e.workAfter).map((one) => ({ ...one, at: e.since }))),
      on(events.workCoverageLapsed, () => onlyIf(true, -1)),
    ),
  }),
};

/** 责任清单完成率: by weight, settled when a duty falls due, outcome and weight in the event. */
const duties = {
  dutyCompletion: ratio({
    ...up(95, 80),
    d: flow(
      on(events.itemFellDue, (e) => onlyIf(!e.corrects, e.weight)),
      on(events.itemWithdrawn, (e) => (e.counted ? [{ add: -e.weight, at: e.due }] : none)),
    ),
    n: flow(
      on(events.itemFellDue, (e) => onlyIf(e.met, e.weight)),
      on(events.itemReopened, (e) => (e.countedOnTime ? [{ add: -e.weight, at: e.due }] : none)),
    ),
  }),
  overdueDuties: count({
    ...few(0, 3),
    of: level(
      on(events.itemFellDue, (e) => (e.corrects ? onlyIf(true, -1) : onlyIf(!e.met))),
      on(events.itemVerified, (e) => onlyIf(e.late, -1)),
      on(events.itemReopened, (e) => onlyIf(e.overdue)),
      on(events.itemWithdrawn, (e) => onlyIf(e.counted, -1)),
    ),
  }),
};

const promises = {
  contactPointVisits: ratio({
    ...up(95, 85),
    d: flow(on(events.visitFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.visitFellDue, (e) => onlyIf(e.met))),
  }),
  rectificationOnTime: ratio({
    ...up(90, 75),
    d: flow(on(events.rectificationFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.rectificationFellDue, (e) => onlyIf(e.met))),
  }),
  overdueRectifications: count({
    ...few(0, 3),
    of: level(
      on(events.rectificationFellDue, (e) => (e.corrects ? onlyIf(true, -1) : onlyIf(!e.met))),
      on(events.rectificationVerified, (e) => onlyIf(e.late, -1)),
    ),
  }),
  requestAnswered: ratio({
    ...up(95, 85),
    d: flow(on(events.requestFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.requestFellDue, (e) => onlyIf(e.met))),
  }),
};

export const metrics = { ...coverage, ...duties, ...promises };
export type MetricName = keyof typeof metrics;
