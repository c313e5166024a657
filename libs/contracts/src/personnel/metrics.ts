import { count, derived, flow, level, on, ratio } from '@heli/sdk';
import { events } from './events.js';
import { add, down, none, onlyIf, people, tally, up, within } from './metric-meta.js';
import { grades } from './model.js';

const fullTime = (employment: string): boolean => employment === 'fullTime';
const left = (reason: string): boolean => reason === 'ownWish' || reason === 'dismissed';

/** 岗位配备率, 在岗人数, 离岗, 流失率, 岗位空缺天数, 书记后备比, 兼职委员. */
const posts = {
  staffingRate: ratio({
    ...within(95, 105),
    d: level(
      on(events.postDefined, (e) => add(e.norm)),
      on(events.normSet, (e) => add(e.norm - e.before)),
      on(events.postAbolished, (e) => add(-e.norm)),
    ),
    n: level(
      on(events.staffStarted, () => onlyIf(true)),
      on(events.staffEnded, () => onlyIf(true, -1)),
    ),
  }),
  headcount: count({
    ...tally('person'),
    ...people,
    of: level(
      on(events.staffStarted, (e) => onlyIf(fullTime(e.employment))),
      on(events.staffEnded, (e) => onlyIf(fullTime(e.employment), -1)),
    ),
  }),
  leavers: count({
    ...tally('person'),
    ...people,
    of: flow(on(events.staffEnded, (e) => onlyIf(fullTime(e.employment) && left(e.reason)))),
  }),
  /** By the headcount at the period's end; the mean would need a bucket that knows days. */
  turnover: derived({
    ...down('%', 10, 15),
    ...people,
    of: ['leavers', 'headcount'],
    read: ([gone, there]) => (gone == null || !there ? null : (gone / there) * 100),
  }),
  vacancies: count({ ...tally('item'), of: flow(on(events.daySampled, (e) => add(e.vacancies))) }),
  vacantDays: count({ ...tally('d'), of: flow(on(events.daySampled, (e) => add(e.vacantDays))) }),
  vacancyDays: derived({
    ...down('d', 30, 60),
    of: ['vacantDays', 'vacancies'],
    read: ([days, places]) => (days == null || !places ? null : days / places),
  }),
  reserve: count({
    ...tally('person'),
    ...people,
    of: level(
      on(events.reserveReviewed, (e) => onlyIf(e.kind === 'secretary' && !e.ready)),
      on(events.reserveLapsed, (e) => onlyIf(e.kind === 'secretary', -1)),
      on(events.reserveEnded, (e) => onlyIf(e.kind === 'secretary' && e.ready, -1)),
    ),
  }),
  secretaryPosts: count({
    ...tally('item'),
    of: level(
      on(events.postDefined, (e) => (e.kind === 'secretary' ? add(e.norm) : none)),
      on(events.normSet, (e) => (e.kind === 'secretary' ? add(e.norm - e.before) : none)),
      on(events.postAbolished, (e) => (e.kind === 'secretary' ? add(-e.norm) : none)),
    ),
  }),
  reserveRatio: derived({
    ...up(100, 50),
    ...people,
    of: ['reserve', 'secretaryPosts'],
    read: ([ready, wanted]) => (ready == null || !wanted ? null : (ready / wanted) * 100),
  }),
  partTimeMembers: count({
    ...tally('person'),
    ...people,
    of: level(
      on(events.memberApproved, () => onlyIf(true)),
      on(events.memberEnded, () => onlyIf(true, -1)),
    ),
  }),
};

/** 持证率, 将到期证书, 培训学时, 人均培训学时, 培训达标率. */
const growth = {
  certRate: ratio({
    ...up(60, 40),
    ...people,
    d: level(
      on(events.staffStarted, (e) => onlyIf(fullTime(e.employment))),
      on(events.staffEnded, (e) => onlyIf(fullTime(e.employment), -1)),
    ),
    n: level(
      on(events.workerCertified, () => onlyIf(true)),
      on(events.workerUncertified, () => onlyIf(true, -1)),
    ),
  }),
  certificatesExpiring: count({
    ...tally('item'),
    of: level(
      on(events.certificateExpiring, () => onlyIf(true)),
      on(events.certificateExpired, () => onlyIf(true, -1)),
      on(events.certificateRevoked, (e) => onlyIf(e.expiring, -1)),
    ),
  }),
  trainingMinutes: count({
    ...tally('min', 'up'),
    of: flow(
      on(events.trainingRecorded, (e) => [{ add: e.minutes, at: e.at }]),
      on(events.trainingVoided, (e) => [{ add: -e.minutes, at: e.at }]),
    ),
  }),
  trainingHours: derived({
    ...tally('h', 'up'),
    ...people,
    of: ['trainingMinutes', 'headcount'],
    read: ([minutes, there]) => (minutes == null || !there ? null : minutes / 60 / there),
  }),
  trainingCompliance: ratio({
    ...up(95, 80),
    ...people,
    d: flow(on(events.daySampled, (e) => add(e.trainees))),
    n: flow(on(events.daySampled, (e) => add(e.trained))),
  }),
};

/** 测评参评率, 优秀比例, 评议等次: how many of each, never whose. */
const appraisal = {
  appraisalTurnout: ratio({
    ...up(80, 66.7),
    d: flow(on(events.gradingCounted, (e) => add(e.entitled))),
    n: flow(on(events.gradingCounted, (e) => add(e.cast - e.unreadable))),
  }),
  excellentShare: ratio({
    ...within(0, 33.4),
    ...people,
    d: flow(on(events.roundPublished, (e) => add(e.members))),
    n: flow(on(events.roundPublished, (e) => add(e.counts.best))),
  }),
  gradesGiven: count({
    ...tally('person'),
    ...people,
    keys: grades,
    of: flow(
      on(events.roundPublished, (e) =>
        grades.flatMap((grade) => (e.counts[grade] > 0 ? [{ add: e.counts[grade], key: grade }] : [])),
      ),
    ),
  }),
};

/** 先锋岗认领率, 先锋岗履岗率, 履岗记录, 志愿服务队. */
const pioneers = {
  pioneerClaim: ratio({
    ...up(90, 70),
    d: level(
      on(events.pioneerOpened, (e) => add(e.slots)),
      on(events.pioneerEnded, (e) => (e.opened ? add(-e.slots) : none)),
    ),
    n: level(
      on(events.pioneerChosen, () => onlyIf(true)),
      on(events.assignmentEnded, () => onlyIf(true, -1)),
    ),
  }),
  pioneerDuty: ratio({
    ...up(85, 70),
    ...people,
    d: flow(on(events.monthClosed, (e) => add(e.pioneers))),
    n: flow(on(events.monthClosed, (e) => add(e.performing))),
  }),
  duties: count({ ...tally('time', 'up'), of: flow(on(events.logVerified, () => onlyIf(true))) }),
  teams: count({
    ...tally('team'),
    of: level(
      on(events.teamFormed, () => onlyIf(true)),
      on(events.teamDissolved, () => onlyIf(true, -1)),
    ),
  }),
  teamMembers: count({
    ...tally('person'),
    ...people,
    of: level(
      on(events.teamJoined, () => onlyIf(true)),
      on(events.teamLeft, () => onlyIf(true, -1)),
      on(events.teamDissolved, (e) => add(-e.members)),
    ),
  }),
};

export const metrics = { ...posts, ...growth, ...appraisal, ...pioneers };
export type MetricName = keyof typeof metrics;
