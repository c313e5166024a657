import { count, flow, level, on, ratio, spread, type Contribution, type EventData } from '@heli/sdk';
import { events } from './events.js';
import { add, days, none, onlyIf, tally, up, within } from './metric-meta.js';
import type { ResourceState } from './model.js';

const verifiedStates: readonly ResourceState[] = ['verified', 'open', 'paused'];
const leaves = [events.resourceWithdrawn, events.resourceExpired] as const;

/** 资源开放率, 资源利用率. */
const resources = {
  openRate: ratio({
    ...up(80, 60),
    d: level(
      on(events.resourceVerified, () => onlyIf(true)),
      ...leaves.map((leave) => on(leave, (e) => onlyIf(verifiedStates.includes(e.from), -1))),
    ),
    n: level(
      on(events.resourceOpened, () => onlyIf(true)),
      on(events.resourcePaused, () => onlyIf(true, -1)),
      ...leaves.map((leave) => on(leave, (e) => onlyIf(e.from === 'open', -1))),
    ),
  }),
  /** Minutes by minutes; a booking counts on the day it began. */
  utilisation: ratio({
    ...within(30, 85),
    d: flow(on(events.openHoursPassed, (e) => add(e.minutes))),
    n: flow(on(events.bookingReturned, (e) => (e.minutes === 0 ? none : [{ add: e.minutes, at: e.from }]))),
  }),
};

const fell = (e: { readonly corrects?: boolean | undefined }): readonly Contribution[] => onlyIf(!e.corrects);
const kept = (e: { readonly met: boolean }): readonly Contribution[] => onlyIf(e.met);
/** Counts when it was published, not when its days were over. */
const published = (e: EventData<typeof events.claimFellDue>, counts: boolean): readonly Contribution[] =>
  counts ? [{ at: e.publishedAt }] : none;

/** 需求认领率, 需求办结率, 供需对接时长, 待对接需求. */
const needs = {
  claimRate: ratio({
    ...up(80, 60),
    d: flow(on(events.claimFellDue, (e) => published(e, !e.corrects))),
    n: flow(on(events.claimFellDue, (e) => published(e, e.met))),
  }),
  fulfilRate: ratio({
    ...up(85, 70),
    d: flow(on(events.needFellDue, fell)),
    n: flow(on(events.needFellDue, kept)),
  }),
  matchTime: spread({
    ...days(7, 14),
    divisor: 1440,
    of: flow(on(events.needMatched, (e) => [{ value: e.minutes }])),
  }),
  waitingNeeds: count({
    ...tally('case', 'context'),
    of: level(
      on(events.needPublished, () => onlyIf(true)),
      on(events.needReopened, () => onlyIf(true)),
      on(events.needMatched, () => onlyIf(true, -1)),
      on(events.needExpired, () => onlyIf(true, -1)),
      on(events.needWithdrawn, (e) => onlyIf(e.from !== 'draft', -1)),
    ),
  }),
};

/** 共建项目按期完成率, 受益人次. */
const projects = {
  projectOnTime: ratio({
    ...up(90, 75),
    d: flow(on(events.projectFellDue, fell)),
    n: flow(on(events.projectFellDue, kept)),
  }),
  beneficiaries: count({
    ...tally('personTime', 'up'),
    of: flow(
      on(events.projectAccepted, (e) => add(e.beneficiaries)),
      on(events.bookingReturned, (e) => add(e.people)),
    ),
  }),
};

/** 承诺兑现率, 驻区单位参与率. */
const agreements = {
  commitmentKept: ratio({
    ...up(95, 80),
    d: flow(on(events.commitmentFellDue, fell)),
    n: flow(on(events.commitmentFellDue, kept)),
  }),
  unitParticipation: ratio({
    ...up(90, 70),
    d: flow(on(events.monthSettled, () => onlyIf(true))),
    n: flow(on(events.monthSettled, kept)),
  }),
};

const ofUnits = (e: { readonly kind: string }, amount = 1): readonly Contribution[] =>
  onlyIf(e.kind === 'unit', amount);
const ofMembers = (e: { readonly kind: string }, amount = 1): readonly Contribution[] =>
  onlyIf(e.kind === 'member', amount);
const membersDue = (e: { readonly kind: string; readonly members: number }, sign: 1 | -1) =>
  e.kind === 'unit' ? add(sign * e.members) : none;
const gone = [events.registrationTransferred, events.registrationEnded] as const;
const wasConfirmed = (e: { readonly from: string }): boolean => e.from === 'confirmed' || e.from === 'active';

/** 双报到率: of units, and of their in-service members apart. */
const registrations = {
  registrationRate: ratio({
    ...up(95, 85),
    d: level(
      on(events.registrationExpected, (e) => ofUnits(e)),
      on(events.registrationSubmitted, (e) => onlyIf(e.kind === 'unit' && !e.expected)),
      ...gone.map((end) => on(end, (e) => ofUnits(e, -1))),
    ),
    n: level(
      on(events.registrationConfirmed, (e) => ofUnits(e)),
      ...gone.map((end) => on(end, (e) => (wasConfirmed(e) ? ofUnits(e, -1) : none))),
    ),
  }),
  memberRegistration: ratio({
    ...up(95, 85),
    about: 'people',
    d: level(
      on(events.registrationConfirmed, (e) => membersDue(e, 1)),
      ...gone.map((end) => on(end, (e) => (wasConfirmed(e) ? membersDue(e, -1) : none))),
    ),
    n: level(
      on(events.registrationConfirmed, (e) => ofMembers(e)),
      ...gone.map((end) => on(end, (e) => (wasConfirmed(e) ? ofMembers(e, -1) : none))),
    ),
  }),
  stationVisits: count({
    ...tally('personTime', 'up'),
    of: flow(
      on(events.visitsCounted, (e) =>
        e.visits === e.before ? none : [{ add: e.visits - e.before, at: e.from }],
      ),
    ),
  }),
};

export const metrics = { ...needs, ...projects, ...agreements, ...resources, ...registrations };
export type MetricName = keyof typeof metrics;
