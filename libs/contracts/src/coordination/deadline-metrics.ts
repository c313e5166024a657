import { count, flow, level, on, ratio } from '@heli/sdk';
import { events } from './events.js';
import { none, onlyIf, shared, up } from './metric-meta.js';

/** A closing after its due counts where the due lies (domain.md, section 7: booked by the due date). */
const closedLate = on(events.caseClosed, (e) => (e.late ? [{ at: e.due }] : none));

/** 按期结案率 and 已结案件按期率: settled when the case falls due, outcome in the event. */
export const deadlineMetrics = {
  onTimeClosureRate: ratio({
    ...up(95, 85),
    d: flow(on(events.caseFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(
      on(events.caseFellDue, (e) => onlyIf(e.met)),
      on(events.caseReopened, (e) => (e.countedOnTime ? [{ add: -1, at: e.due }] : none)),
    ),
  }),
  closedOnTimeRate: ratio({
    ...up(95, 85),
    d: flow(
      on(events.caseFellDue, (e) => onlyIf(e.met)),
      closedLate,
      on(events.caseReopened, (e) => (e.countedClosed ? [{ add: -1, at: e.due }] : none)),
    ),
    n: flow(
      on(events.caseFellDue, (e) => onlyIf(e.met)),
      on(events.caseReopened, (e) => (e.countedOnTime ? [{ add: -1, at: e.due }] : none)),
    ),
  }),
  openOverdue: count({
    ...shared,
    unit: 'case',
    direction: 'down',
    bands: { green: 0, amber: 5 },
    of: level(
      on(events.caseFellDue, (e) => (e.corrects ? [{ add: -1 }] : onlyIf(!e.met && !e.reopened))),
      on(events.caseClosed, (e) => (e.late ? [{ add: -1 }] : none)),
    ),
  }),
};
