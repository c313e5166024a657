import { command, defineCommands, fileIds } from '@heli/sdk';
import { z } from 'zod';
import { appraisalCommands } from './appraisal-commands.js';
import { coverageCommands } from './coverage-commands.js';
import {
  categories,
  directions,
  id,
  instant,
  itemStates,
  line,
  listStates,
  moment,
  person,
  postTitles,
  requestStates,
  score,
  text,
  weight,
  year,
} from './model.js';
import { may } from './permissions.js';

const listOutput = z.object({ listId: id, state: z.enum(listStates) });
const itemOutput = z.object({ itemId: id, state: z.enum(itemStates) });
const requestOutput = z.object({ requestId: id, state: z.enum(requestStates) });
const note = text.optional();
/** When it happened, if it is recorded after the fact: not in the future, not before the record's last step. */
const at = moment.optional();
const onList = z.strictObject({ listId: id, note });
const onItem = z.strictObject({ itemId: id, note });

const lists = {
  draftList: command({
    permission: may.manageDuties,
    /** Of a unit, or of a post and whoever holds it. */
    input: z.strictObject({
      title: line,
      year,
      unitId: id.optional(),
      postId: id.optional(),
      postTitle: z.enum(postTitles).optional(),
      holderId: person.optional(),
    }),
    output: listOutput,
  }),
  addItem: command({
    permission: may.manageDuties,
    input: z.strictObject({
      listId: id,
      category: z.enum(categories),
      text,
      measure: text.optional(),
      weight,
      due: moment,
    }),
    output: itemOutput,
  }),
  approveList: command({ permission: may.approveDuties, input: onList, output: listOutput }),
  publishList: command({
    permission: may.manageDuties,
    input: z.strictObject({ listId: id }),
    output: listOutput,
  }),
  checkMidYear: command({ permission: may.manageDuties, input: onList, output: listOutput }),
  checkYearEnd: command({ permission: may.manageDuties, input: onList, output: listOutput }),
  archiveList: command({
    permission: may.manageDuties,
    input: z.strictObject({ listId: id }),
    output: listOutput,
  }),
};

const items = {
  beginItem: command({
    permission: may.reportDuty,
    input: z.strictObject({ itemId: id }),
    output: itemOutput,
  }),
  reportItem: command({
    permission: may.reportDuty,
    input: onItem.extend({ selfScore: score, files: fileIds(10) }),
    output: itemOutput,
  }),
  verifyItem: command({
    permission: may.verifyDuty,
    input: onItem.extend({ verifiedScore: score, at }),
    output: itemOutput,
  }),
  returnItem: command({ permission: may.verifyDuty, input: onItem, output: itemOutput }),
  reopenItem: command({ permission: may.verifyDuty, input: onItem, output: itemOutput }),
  withdrawItem: command({ permission: may.manageDuties, input: onItem, output: itemOutput }),
};

const requests = {
  askRequest: command({
    permission: may.ask,
    input: z.strictObject({ unitId: id, direction: z.enum(directions), title: line, text: text.optional() }),
    output: requestOutput.extend({ due: instant }),
  }),
  answerRequest: command({
    permission: may.answer,
    input: z.strictObject({ requestId: id, answer: text, at }),
    output: requestOutput,
  }),
  withdrawRequest: command({
    permission: may.ask,
    input: z.strictObject({ requestId: id, note }),
    output: requestOutput,
  }),
};

export const commands = defineCommands('leadership', {
  ...lists,
  ...items,
  ...coverageCommands,
  ...appraisalCommands,
  ...requests,
});
