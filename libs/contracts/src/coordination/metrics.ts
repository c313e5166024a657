import { count, derived, flow, level, on, ratio, spread, type Contribution } from '@heli/sdk';
import { affairMetrics } from './affair-metrics.js';
import { deadlineMetrics } from './deadline-metrics.js';
import { events } from './events.js';
import { cases, down, none, one, onlyIf, share, shared, up } from './metric-meta.js';
import { steps } from './model.js';

const filedCases = on(events.caseFiled, () => one);
/** Open = filed and not closed; a reopened case is open again from the moment it was reopened. */
const openCases = level(
  filedCases,
  on(events.caseClosed, () => [{ add: -1 }]),
  on(events.caseReopened, () => one),
);

/** 立案数, 结案数, 在办数: a reopened case has not been closed, so its closing is taken back on its own day. */
const volumes = {
  filed: count({ ...cases, of: flow(filedCases) }),
  closed: count({
    ...cases,
    of: flow(
      on(events.caseClosed, () => one),
      on(events.caseReopened, (e) => [{ add: -1, at: e.closedAt }]),
    ),
  }),
  open: count({ ...cases, of: openCases }),
};

type Move = { readonly from: string | null; readonly to: string | null; readonly reached: readonly string[] };
const shift = ({ from, to }: Move): readonly Contribution[] =>
  from === to ? none : [...(from ? [{ add: -1, key: from }] : []), ...(to ? [{ key: to }] : [])];
const arrivals = ({ reached }: Move): readonly Contribution[] => reached.map((key) => ({ key }));
const moves = [
  events.caseReported,
  events.caseVerified,
  events.caseFiled,
  events.caseRejected,
  events.caseMerged,
  events.caseDispatched,
  events.caseSigned,
  events.caseReturned,
  events.caseContacted,
  events.caseHandled,
  events.caseReworked,
  events.caseClosed,
  events.caseFollowedUp,
  events.caseReopened,
  events.caseArchived,
] as const;

/** The funnel of the seven national steps. */
const funnel = {
  byStep: count({ ...cases, keys: steps, of: level(...moves.map((move) => on(move, shift))) }),
  reached: count({ ...cases, keys: steps, of: flow(...moves.map((move) => on(move, arrivals))) }),
};

/** 响应率, 解决率, 满意率 and their score, weights 0.30 / 0.35 / 0.35 [practice: 准格尔旗]. */
const threeRates = {
  responseRate: ratio({
    ...up(98, 90),
    d: flow(on(events.contactFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.contactFellDue, (e) => onlyIf(e.met))),
  }),
  resolutionRate: ratio({
    ...up(90, 80),
    d: flow(on(events.caseFollowedUp, (e) => onlyIf(e.contacted && !e.excluded))),
    n: flow(on(events.caseFollowedUp, (e) => onlyIf(e.contacted && !e.excluded && e.solved === 'yes'))),
  }),
  satisfaction: ratio({
    ...up(90, 80),
    d: flow(on(events.caseFollowedUp, (e) => onlyIf(e.contacted && !e.excluded && rated(e.satisfied)))),
    n: flow(
      on(events.caseFollowedUp, (e) =>
        onlyIf(e.contacted && !e.excluded && (e.satisfied === 'satisfied' || e.satisfied === 'mostly')),
      ),
    ),
  }),
  threeRates: derived({
    ...up(90, 80),
    unit: 'point',
    basis: 'coordination.basis.threeRates',
    of: ['responseRate', 'resolutionRate', 'satisfaction'],
    read: ([response, resolution, satisfaction]) =>
      response == null || resolution == null || satisfaction == null
        ? null
        : 0.3 * response + 0.35 * resolution + 0.35 * satisfaction,
  }),
};

function rated(answer: string | undefined): boolean {
  return answer !== undefined && answer !== 'none';
}

/** Imported closings and dispatches say nothing of rework or returns, so they are no base for these rates. */
const work = {
  reworkRate: ratio({
    ...down(5, 10),
    d: flow(on(events.caseClosed, (_, fact) => onlyIf(!fact.imported))),
    n: flow(
      on(events.caseClosed, (e, fact) => onlyIf(!fact.imported && e.reworks > 0)),
      on(events.caseReopened, (e) => (e.countedRework ? none : [{ at: e.closedAt }])),
    ),
  }),
  returnRate: ratio({
    ...down(5, 15),
    d: flow(on(events.caseDispatched, (_, fact) => onlyIf(!fact.imported))),
    n: flow(on(events.caseReturned, (e) => [{ at: e.dispatchedAt }])),
  }),
  suspendedShare: ratio({
    ...down(5, 10),
    d: openCases,
    n: level(
      on(events.caseSuspended, () => one),
      on(events.caseResumed, () => [{ add: -1 }]),
    ),
  }),
  handlingTime: spread({
    ...shared,
    unit: 'h',
    direction: 'down',
    divisor: 60,
    of: flow(
      on(events.caseHandled, (e) => [{ value: e.minutes }]),
      on(events.caseReworked, (e) => [{ add: -1, value: e.minutes, at: e.handledAt }]),
    ),
  }),
};

const initiative = {
  whistleArrival: ratio({
    ...up(95, 85),
    basis: 'coordination.basis.whistle',
    d: flow(on(events.whistleFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.whistleFellDue, (e) => onlyIf(e.met))),
  }),
  whistleRate: ratio({
    ...share,
    direction: 'band',
    bands: { low: 2, high: 10 },
    d: flow(filedCases),
    n: flow(on(events.whistleBlown, () => one)),
  }),
  proactive: ratio({
    ...up(60, 40),
    d: flow(filedCases),
    n: flow(on(events.caseFiled, (e) => onlyIf(e.origin === 'grid' || e.origin === 'patrol'))),
  }),
};

/** Of cases and whistles alone. */
export const caseMetrics = {
  ...{ ...volumes, ...funnel, ...deadlineMetrics, ...threeRates, ...work, ...initiative },
};
export const metrics = { ...caseMetrics, ...affairMetrics };
export type MetricName = keyof typeof metrics;
