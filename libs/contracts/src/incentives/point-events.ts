import { event } from '@heli/sdk';
import { z } from 'zod';
import {
  appealStates,
  appealSubjects,
  causes,
  count,
  day,
  entryStates,
  flags,
  holderKinds,
  id,
  instant,
  organisation,
  points,
  ruleCode,
  ruleKinds,
  text,
  trigger,
} from './model.js';
import { evidence, holder, settlement } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const rule = { ruleId: id, code: ruleCode, version: count };

/** 积分规则: a rule is a row of versions, each dated and adopted by a resolution. */
const rules = {
  ruleDrafted: event({
    data: z.object({ ...rule, kind: z.enum(ruleKinds), trigger, holder: z.enum(holderKinds) }),
    detail: z.strictObject({ title: text, condition: text, amount: text }),
  }),
  ruleDropped: event({ data: z.object(rule) }),
  rulePublished: event({
    data: z.object({ ...rule, from: day, to: day.optional(), resolutionId: id.optional(), changed: count }),
    detail: note,
  }),
  ruleEnded: event({ data: z.object({ ...rule, to: day }), detail: reason }),
};

const entry = { entryId: id, code: ruleCode, amount: points, ...holder };
const notice = { noticeId: id };

/** 积分流水, from a fact to the ledger, and 公示. */
const entries = {
  entryComputed: event({
    data: z.object({
      ...{ ...entry, version: count, factId: id, flags: z.array(z.enum(flags)).max(5) },
      /** Its caps left less than the rule would pay. */
      capped: z.boolean(),
    }),
  }),
  entryApproved: event({ data: z.object({ ...entry, evidence }), detail: note }),
  entryRejected: event({ data: z.object({ ...entry, from: z.enum(entryStates) }), detail: reason }),
  entryPublicised: event({ data: z.object({ ...entry, ...notice, until: instant }) }),
  entryObjected: event({ data: z.object({ ...entry, appealId: id }) }),
  entrySettled: event({ data: z.object({ ...entry, at: instant }) }),
  /** Taken back by a reversing entry on the ledger where it had been settled, or before it was. */
  entryReversed: event({
    data: z.object({ ...entry, settled: z.boolean(), at: instant, appealId: id.optional() }),
  }),
  /** The days within which an approved entry should be under notice are over. */
  publicityFellDue: event({ data: z.object({ ...entry, ...settlement }) }),
  noticeOpened: event({
    data: z.object({ ...notice, from: instant, until: instant, entries: count, points: points }),
  }),
  /** Told by a deadline. */
  noticeFellDue: event({ data: z.object({ ...notice, until: instant }) }),
  noticeClosed: event({ data: z.object({ ...notice, settled: count, objected: count }) }),
  /** Points moved from one account to another: the two postings are the amount and its negative. */
  pointsMoved: event({
    data: z.object({
      ...{ movementId: id, cause: z.enum(causes), amount: points, ...holder },
      ...{ against: z.string().max(80), sourceId: id, at: instant },
    }),
  }),
};

const appeal = { appealId: id, subjectKind: z.enum(appealSubjects), subjectId: id };

/** 申诉. */
const appeals = {
  appealFiled: event({ data: z.object({ ...appeal, due: instant }), detail: reason }),
  appealAccepted: event({ data: z.object(appeal), detail: note }),
  appealHeard: event({ data: z.object(appeal), detail: z.strictObject({ hearing: text }) }),
  appealDecided: event({
    data: z.object({
      ...{ ...appeal, upheld: z.boolean(), from: z.enum(appealStates), filedAt: instant },
      /** Whole working days from filing to decision, in hundredths. */
      workdays: count,
    }),
    detail: reason,
  }),
  appealFellDue: event({ data: z.object({ ...appeal, ...settlement }) }),
  /** It was not decided in time. */
  appealOverdue: event({ data: z.object({ ...appeal, due: instant }) }),
};

const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .max(7)
  .meta({ examples: ['2026-11'] });

/** What an organisation's rates are of, and who took part, by month. */
const months = {
  populationSet: event({ data: z.object({ organisation, residents: count, before: count }) }),
  /** A month is over: told by a deadline. */
  monthFellDue: event({ data: z.object({ month }) }),
  /** Who took part in it (docs/decisions/0041). */
  monthClosed: event({
    data: z.object({
      ...{ month, eligible: count, participants: count },
      /** In-service members on the roll, and those with the hours of the year so far. */
      ...{ members: count, reached: count },
    }),
  }),
};

export const pointEvents = { ...rules, ...entries, ...appeals, ...months };
