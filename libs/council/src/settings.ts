import { bodyKinds, itemOrigins, meetingKinds, voteBases, voteThresholds } from '@heli/contracts/council';
import { defineSettings, type SettingsOf } from '@heli/sdk';
import { z } from 'zod';

const whole = (most: number) => z.number().int().min(0).max(most);

/** How often a body has to meet; what falls due is booked at the end of each such period. */
const cadence = z.strictObject({
  body: z.enum(bodyKinds),
  kind: z.enum(meetingKinds),
  every: z.enum(['month', 'quarter', 'half', 'year']),
});
const share = z.enum(['majority', 'twoThirds']);

/** Every rule a sub-district sets for its council; a meeting keeps the number of the version it opened with. */
export const settings = defineSettings(
  z.strictObject({
    /** [practice: 锦绣街道 3 days, 社区共建 15] Natural days between the notice and the meeting. */
    noticeDays: z.strictObject({ meeting: whole(60).default(3), hearing: whole(60).default(10) }).default({
      meeting: 3,
      hearing: 10,
    }),
    /** [practice] Half-yearly plenary, monthly standing meetings; branches quarterly [default]. */
    cadences: z
      .array(cadence)
      .max(20)
      .default([
        { body: 'council', kind: 'plenary', every: 'half' },
        { body: 'council', kind: 'standing', every: 'month' },
        { body: 'branch', kind: 'plenary', every: 'quarter' },
      ]),
    /** Share of the voting seats that must be there, themselves or by proxy. [default] more than half. */
    quorum: share.default('majority'),
    /** A seat may carry so many other seats' voices. [default] one. */
    proxiesPerSeat: whole(10).default(1),
    voteBase: z.enum(voteBases).default('valid'),
    voteThreshold: z.enum(voteThresholds).default('simple'),
    /** Seconds that an item and a speech are given, unless somebody says otherwise. [default] */
    itemSeconds: whole(36_000).default(900),
    speechSeconds: z
      .strictObject({
        normal: whole(3600).default(300),
        pointOfOrder: whole(3600).default(60),
        reply: whole(3600).default(120),
      })
      .default({ normal: 300, pointOfOrder: 60, reply: 120 }),
    /** [default] Workdays within which the office decides a disputed action item. */
    disputeWorkdays: whole(60).default(1),
    /** Seats that a member unit has. [default] one. */
    seatsPerUnit: whole(10).default(1),
    /** Items that such a side proposed are decided only after a hearing about them. [default] none. */
    hearingBefore: z.array(z.enum(itemOrigins)).max(10).default([]),
    /** [default] Days that circulated minutes stay open for corrections. */
    correctionDays: whole(60).default(3),
  }),
);
export type CouncilRules = SettingsOf<typeof settings>;
