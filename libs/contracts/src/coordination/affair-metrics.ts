import { count, flow, level, on, ratio, type Contribution, type MetricMeta } from '@heli/sdk';
import { levels } from './affair-model.js';
import { events } from './events.js';

const one: readonly Contribution[] = [{}];
const none: readonly Contribution[] = [];
const less: readonly Contribution[] = [{ add: -1 }];
const onlyIf = (counts: boolean): readonly Contribution[] => (counts ? one : none);
const add = (amount: number): readonly Contribution[] => (amount === 0 ? none : [{ add: amount }]);

const shared = { about: 'work', audience: 'public', trace: 'recordsBehind' } as const;
const share = { ...shared, unit: '%', basis: 'coordination.basis.default' } as const;
const up = (green: number, amber: number): MetricMeta => ({
  ...{ ...share, direction: 'up', bands: { green, amber } },
});
const tally = (unit: 'case' | 'item' | 'time'): MetricMeta => ({ ...shared, unit, direction: 'context' });

/** 就地化解率, 调解成功率, 协议履行率, 在办纠纷. */
const disputes = {
  localSettlement: ratio({
    ...up(80, 65),
    d: flow(
      on(events.disputeAgreed, () => one),
      on(events.disputeFailed, () => one),
      on(events.disputeReferred, () => one),
    ),
    n: flow(on(events.disputeAgreed, (e) => onlyIf(e.level === 'community'))),
  }),
  mediationSuccess: ratio({
    ...up(90, 80),
    d: flow(
      on(events.disputeAgreed, () => one),
      on(events.disputeFailed, () => one),
    ),
    n: flow(on(events.disputeAgreed, () => one)),
  }),
  agreementsKept: ratio({
    ...up(95, 85),
    d: flow(on(events.agreementFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.agreementFellDue, (e) => onlyIf(e.met))),
  }),
  openDisputes: count({
    ...tally('case'),
    keys: levels,
    of: level(
      on(events.disputeRegistered, (e) => [{ key: e.level }]),
      on(events.disputeRaised, (e) => [{ add: -1, key: e.from }, { key: e.level }]),
      on(events.disputeAgreed, (e) => [{ add: -1, key: e.level }]),
      on(events.disputeFailed, (e) => [{ add: -1, key: e.level }]),
      on(events.disputeReferred, (e) => [{ add: -1, key: e.level }]),
    ),
  }),
};

/** 隐患按期整改率, 未整改隐患, 巡查, 走访, 走访覆盖率. */
const rounds = {
  hazardRectified: ratio({
    ...up(95, 85),
    d: flow(on(events.hazardFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.hazardFellDue, (e) => onlyIf(e.met))),
  }),
  openHazards: count({
    ...tally('item'),
    of: level(
      on(events.hazardFound, () => one),
      on(events.hazardVerified, () => less),
    ),
  }),
  patrolsWalked: count({ ...tally('time'), of: flow(on(events.patrolEnded, () => one)) }),
  visitsPaid: count({ ...tally('time'), of: flow(on(events.visitRecorded, () => one)) }),
  patrolCoverage: ratio({
    ...up(95, 85),
    d: flow(on(events.visitsSettled, (e) => add(e.households))),
    n: flow(on(events.visitsSettled, (e) => add(e.visited))),
  }),
};

/** 听证意见采纳率, 听证意见答复率, 居民会议, 按时公开率, 依申请公开按期答复率. */
const deliberation = {
  hearingAdoption: ratio({
    ...{ ...share, direction: 'context' as const },
    d: flow(on(events.opinionRecorded, () => one)),
    n: flow(
      on(events.opinionAnswered, (e) =>
        add(Number(e.adoption !== 'notAdopted') - Number((e.before ?? 'notAdopted') !== 'notAdopted')),
      ),
    ),
  }),
  opinionsAnswered: ratio({
    ...up(100, 90),
    d: flow(on(events.opinionRecorded, () => one)),
    n: flow(on(events.opinionAnswered, (e) => onlyIf(e.before === undefined))),
  }),
  hearingsHeld: count({ ...tally('time'), of: flow(on(events.hearingHeld, () => one)) }),
  concludedOnTime: ratio({
    ...up(95, 85),
    d: flow(on(events.conclusionFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.conclusionFellDue, (e) => onlyIf(e.met))),
  }),
  assembliesHeld: ratio({
    ...up(95, 80),
    d: flow(on(events.assemblyHeld, () => one)),
    n: flow(on(events.assemblyHeld, (e) => onlyIf(e.quorate))),
  }),
  opennessOnTime: ratio({
    ...up(100, 95),
    d: flow(on(events.opennessFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.opennessFellDue, (e) => onlyIf(e.met))),
  }),
  requestsOnTime: ratio({
    ...up(100, 95),
    d: flow(on(events.requestFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.requestFellDue, (e) => onlyIf(e.met))),
  }),
};

export const affairMetrics = { ...disputes, ...rounds, ...deliberation };
