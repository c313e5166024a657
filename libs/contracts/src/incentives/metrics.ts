import { count, derived, flow, level, on, ratio, spread, type Contribution } from '@heli/sdk';
import { events } from './events.js';
import { add, days, down, none, onlyIf, tally, up, within } from './metric-meta.js';
import { grades } from './model.js';

/** What was paid: taken back on the day it had been paid for. */
const issued = flow(
  on(events.entrySettled, (e) => add(Math.max(0, e.amount))),
  on(events.entryReversed, (e) => (e.settled && e.amount > 0 ? [{ add: -e.amount, at: e.at }] : none)),
);
const redeemed = flow(
  on(events.rewardRedeemed, (e) => add(e.price)),
  on(events.redemptionCancelled, (e) => [{ add: -e.price, at: e.redeemedAt }]),
);

/** 积分参与率, 积分发放, 积分兑换, 积分余额, 兑换率, 按时公示率, 异常记录率. */
const points = {
  participation: ratio({
    ...up(70, 50),
    d: flow(on(events.monthClosed, (e) => add(e.eligible))),
    n: flow(on(events.monthClosed, (e) => add(e.participants))),
  }),
  issued: count({ ...tally('point'), of: issued }),
  redeemed: count({ ...tally('point'), of: redeemed }),
  outstanding: count({ ...tally('point'), of: level(on(events.pointsMoved, (e) => add(e.amount))) }),
  redemptionRate: ratio({ ...within(30, 90), d: issued, n: redeemed }),
  publicityOnTime: ratio({
    ...up(98, 90),
    d: flow(on(events.publicityFellDue, (e) => onlyIf(!e.corrects))),
    n: flow(on(events.publicityFellDue, (e) => onlyIf(e.met))),
  }),
  anomaly: ratio({
    ...down(1, 3),
    d: flow(on(events.entryComputed, () => onlyIf(true))),
    n: flow(on(events.entryComputed, (e) => onlyIf(e.flags.length > 0))),
  }),
};

/** 申诉成立率, 申诉办理时长. */
const appeals = {
  appealUpheld: ratio({
    ...down(20, 40),
    d: flow(on(events.appealDecided, () => onlyIf(true))),
    n: flow(on(events.appealDecided, (e) => onlyIf(e.upheld))),
  }),
  appealDays: spread({
    ...days(10, 15),
    divisor: 100,
    of: flow(on(events.appealDecided, (e) => [{ value: e.workdays }])),
  }),
};

const ofStars = (stars: number, sign: 1 | -1): readonly Contribution[] =>
  stars === 0 ? none : [{ add: sign, key: String(stars) }];

/** 志愿服务时长, 千人志愿服务时长, 活跃志愿者率, 党员服务达标率, 星级. */
const service = {
  volunteerMinutes: count({
    ...tally('min', 'up'),
    of: flow(on(events.hoursCounted, (e) => (e.minutes === 0 ? none : [{ add: e.minutes, at: e.from }]))),
  }),
  population: count({
    ...tally('person'),
    of: level(on(events.populationSet, (e) => add(e.residents - e.before))),
  }),
  volHours: derived({
    ...tally('h', 'up'),
    of: ['volunteerMinutes'],
    read: ([minutes]) => (minutes == null ? null : minutes / 60),
  }),
  volHoursPer1k: derived({
    ...tally('h', 'up'),
    of: ['volunteerMinutes', 'population'],
    read: ([minutes, residents]) =>
      minutes == null || !residents ? null : (minutes / 60 / residents) * 1000,
  }),
  activeVolunteers: ratio({
    ...up(40, 25),
    about: 'people',
    d: level(
      on(events.volunteerRegistered, () => onlyIf(true)),
      on(events.volunteerLeft, () => onlyIf(true, -1)),
    ),
    n: level(
      on(events.volunteerActive, () => onlyIf(true)),
      on(events.volunteerLapsed, () => onlyIf(true, -1)),
      on(events.volunteerLeft, (e) => onlyIf(e.active, -1)),
    ),
  }),
  memberHours50: ratio({
    ...up(95, 80),
    about: 'people',
    d: flow(on(events.monthClosed, (e) => add(e.members))),
    n: flow(on(events.monthClosed, (e) => add(e.reached))),
  }),
  stars: count({
    ...tally('person'),
    about: 'people',
    keys: ['1', '2', '3', '4', '5'],
    of: level(
      on(events.starReached, (e) => [...ofStars(e.before, -1), ...ofStars(e.stars, 1)]),
      on(events.volunteerLeft, (e) => ofStars(e.stars, -1)),
    ),
  }),
};

/** 成员单位考核, 网格考核: how many of each grade, never whose. */
const assessments = {
  unitGrades: count({
    ...tally('case'),
    keys: grades,
    of: flow(on(events.assessmentSettled, (e) => (e.kind === 'unit' ? [{ key: e.grade }] : none))),
  }),
  gridGrades: count({
    ...tally('case'),
    audience: 'council',
    keys: grades,
    of: flow(on(events.assessmentSettled, (e) => (e.kind === 'grid' ? [{ key: e.grade }] : none))),
  }),
};

export const metrics = { ...points, ...appeals, ...service, ...assessments };
export type MetricName = keyof typeof metrics;
