import { count, flow, on, ratio, type Contribution } from '@heli/sdk';
import { events } from './events.js';

const work = { about: 'work', audience: 'public', trace: 'recordsBehind' } as const;
const modes = ['present', 'proxy', 'leave', 'absent'] as const;

export const metrics = {
  /** 例会召开率: held ÷ due by the charter, booked at the end of each period (domain.md, section 4). */
  meetingRegularity: ratio({
    ...work,
    unit: '%',
    direction: 'up',
    bands: { green: 100, amber: 80 },
    minBase: 1,
    basis: 'council.basis.charter',
    n: flow(on(events.meetingFellDue, ({ met, endedAt }) => [{ add: met ? 1 : 0, at: endedAt }])),
    d: flow(on(events.meetingFellDue, ({ endedAt }) => [{ at: endedAt }])),
  }),
  /** 成员单位出席率: seats present or validly represented ÷ seats expected; leave counts as absent. */
  attendanceRate: ratio({
    ...work,
    unit: '%',
    direction: 'up',
    bands: { green: 90, amber: 75 },
    basis: 'council.basis.default',
    n: flow(
      on(events.meetingClosed, ({ present }) => [{ add: present }]),
      on(events.attendanceCorrected, ({ add, closedAt }) => [{ add, at: closedAt }]),
    ),
    d: flow(on(events.meetingClosed, ({ expected }) => [{ add: expected }])),
  }),
  /** Seats by how they took part. */
  attendance: count({
    ...work,
    unit: 'seat',
    direction: 'context',
    keys: modes,
    of: flow(
      on(events.meetingClosed, (e) => modes.map((key): Contribution => ({ key, add: e.modes[key] }))),
      on(events.attendanceCorrected, ({ before, mode, closedAt }) => [
        { key: before, add: -1, at: closedAt },
        { key: mode, add: 1, at: closedAt },
      ]),
    ),
  }),
};
