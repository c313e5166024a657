import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  appraisalStates,
  audienceKinds,
  choices,
  count,
  id,
  longText,
  moment,
  person,
  postTitles,
  problemStates,
  reportStates,
  text,
  year,
} from './model.js';
import { may } from './permissions.js';

const reportOutput = z.object({ reportId: id, state: z.enum(reportStates) });
const appraisalOutput = z.object({ appraisalId: id, state: z.enum(appraisalStates) });
const problemOutput = z.object({ problemId: id, state: z.enum(problemStates) });
const note = text.optional();
const at = moment.optional();
const onReport = z.strictObject({ reportId: id, note });
const onProblem = z.strictObject({ problemId: id, note });
const onAppraisal = z.strictObject({ appraisalId: id });

const reports = {
  draftReport: command({
    permission: may.writeReport,
    input: z.strictObject({
      year,
      audience: z.enum(audienceKinds),
      postId: id,
      postTitle: z.enum(postTitles),
      /** Who reports: not on the roll of the ballot about it. */
      personId: person,
      unitId: id.optional(),
      text: longText,
    }),
    output: reportOutput,
  }),
  reviseReport: command({
    permission: may.writeReport,
    input: z.strictObject({ reportId: id, text: longText }),
    output: reportOutput,
  }),
  submitReport: command({
    permission: may.writeReport,
    input: z.strictObject({ reportId: id }),
    output: reportOutput,
  }),
  deliverReport: command({
    permission: may.deliverReport,
    /** The meeting at which it was given. */
    input: z.strictObject({ reportId: id, meetingId: id.optional() }),
    output: reportOutput,
  }),
};

const appraisals = {
  openAppraisal: command({
    permission: may.holdAppraisal,
    input: z.strictObject({ reportId: id, roll: z.array(person).min(3).max(500) }),
    output: appraisalOutput,
  }),
  castBallot: command({
    permission: may.castBallot,
    secret: true,
    input: z.strictObject({ appraisalId: id, choice: z.enum(choices) }),
    output: z.object({}),
  }),
  attestCount: command({ permission: may.countAppraisal, input: onAppraisal, output: appraisalOutput }),
  countAppraisal: command({
    permission: may.countAppraisal,
    input: onAppraisal,
    output: appraisalOutput.extend({ entitled: count, cast: count }),
  }),
  giveFeedback: command({
    permission: may.comment,
    input: z.strictObject({ reportId: id, comment: text }),
    output: reportOutput,
  }),
};

const rectification = {
  listProblem: command({
    permission: may.listProblem,
    input: z.strictObject({ reportId: id, text }),
    output: problemOutput,
  }),
  planRectification: command({
    permission: may.rectify,
    input: z.strictObject({ problemId: id, measure: text, due: moment }),
    output: problemOutput,
  }),
  reportRectification: command({
    permission: may.rectify,
    input: onProblem.extend({ files: fileIds(10) }),
    output: problemOutput,
  }),
  verifyRectification: command({
    permission: may.verifyRectification,
    input: onProblem.extend({ at }),
    output: problemOutput,
  }),
  returnRectification: command({
    permission: may.verifyRectification,
    input: onProblem,
    output: problemOutput,
  }),
  finishRectification: command({
    permission: may.verifyRectification,
    input: onReport,
    output: reportOutput,
  }),
};

export const appraisalCommands = { ...reports, ...appraisals, ...rectification };
