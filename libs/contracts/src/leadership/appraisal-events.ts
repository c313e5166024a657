import { event } from '@heli/sdk';
import { z } from 'zod';
import {
  audienceKinds,
  count,
  id,
  instant,
  longText,
  person,
  postTitles,
  scales,
  text,
  year,
} from './model.js';
import { evidence, settlement } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const report = z.object({ reportId: id });
const appraisal = z.object({ appraisalId: id, reportId: id });
/** Whose report it is: an erasure finds by it the words that are about the person. */
const about = report.extend({ personId: person });
const problem = about.extend({ problemId: id });

/** 述职, 述职评议, 问题清单 and 整改清单. Of a secret ballot nothing is told but how many might vote and the counts. */
export const appraisalEvents = {
  reportDrafted: event({
    data: report.extend({
      year,
      postId: id,
      postTitle: z.enum(postTitles),
      personId: person,
      unitId: id.optional(),
      audience: z.enum(audienceKinds),
    }),
    detail: z.strictObject({ text: longText }),
  }),
  reportRevised: event({ data: about, detail: z.strictObject({ text: longText }) }),
  reportSubmitted: event({ data: report }),
  reportDelivered: event({ data: report.extend({ meetingId: id.optional() }) }),

  appraisalOpened: event({ data: appraisal.extend({ scale: z.enum(scales), entitled: count }) }),
  /** The first of two tellers says that the box may be opened. */
  countAttested: event({ data: appraisal }),
  appraisalCounted: event({
    data: appraisal.extend({
      entitled: count,
      cast: count,
      unreadable: count,
      counts: z.object({ best: count, good: count, fair: count, poor: count }),
      secrecy: z.enum(['kept', 'fewVoters', 'unanimous']),
    }),
  }),
  appraisalVoided: event({ data: appraisal.extend({ reason: z.enum(['keyLost', 'boxAltered']) }) }),
  feedbackGiven: event({ data: about, detail: z.strictObject({ comment: text }) }),

  problemListed: event({ data: problem, detail: z.strictObject({ text }) }),
  rectificationPlanned: event({
    data: problem.extend({ due: instant }),
    detail: z.strictObject({ measure: text }),
  }),
  rectificationReported: event({ data: problem.extend({ evidence }), detail: note }),
  rectificationVerified: event({ data: problem.extend({ due: instant, late: z.boolean() }), detail: note }),
  rectificationReturned: event({ data: problem, detail: note }),
  reportRectified: event({ data: about, detail: note }),
  rectificationFellDue: event({
    data: z.object({ problemId: id, reportId: id, verifiedAt: instant.optional(), ...settlement }),
  }),
};
