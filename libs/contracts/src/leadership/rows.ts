import { z } from 'zod';
import {
  appraisalStates,
  audienceKinds,
  branches,
  categories,
  contactPointStates,
  count,
  coverageStates,
  directions,
  id,
  instant,
  itemStates,
  listStates,
  organisation,
  postTitles,
  problemStates,
  reportStates,
  requestStates,
  scales,
  standings,
  statuses,
  unitKinds,
} from './model.js';

/** `id` and `listId` are the same, and so on, so that a page can fill a command's input from a row. */
export const listRow = z.object({
  id,
  listId: id,
  title: z.string(),
  year: count,
  /** Name of the unit, or the word of the post. */
  holder: z.string(),
  state: z.enum(listStates),
  organisation,
  items: count,
  verified: count,
  overdueItems: count,
});

export const itemRow = z.object({
  id,
  itemId: id,
  title: z.string(),
  list: z.string(),
  holder: z.string(),
  category: z.enum(categories),
  weight: count,
  due: instant,
  state: z.enum(itemStates),
  organisation,
  selfScore: count.nullable(),
  verifiedScore: count.nullable(),
  overdue: z.boolean(),
});

/** A fact of a record's history; where its words were erased, `detail` is empty. */
export const historyRow = z.object({
  id,
  event: z.string(),
  at: instant,
  actor: z.string(),
  /** — where it was erased or may not be seen; empty for the system. */
  actorName: z.string(),
  data: z.record(z.string(), z.unknown()),
  detail: z.record(z.string(), z.string()),
});
const history = z.array(historyRow);
/** Evidence: a picture or a paper that came with a report. */
const files = z.array(z.object({ id, name: z.string(), type: z.string(), size: count }));

export const listCard = listRow.extend({ history });
export const itemCard = itemRow.extend({ measure: z.string(), returns: count, files, history });

export const coverageRow = z.object({
  id,
  coverageId: id,
  title: z.string(),
  kind: z.enum(unitKinds),
  organisation,
  state: z.enum(coverageStates),
  branch: z.enum(branches),
  members: count,
  /** An own branch is due: three full members or more. */
  eligible: z.boolean(),
  workCovered: z.boolean(),
  until: instant.nullable(),
});
export const coverageCard = coverageRow.extend({
  instructor: z.boolean(),
  checkedAt: instant.nullable(),
  obstacles: z.string(),
  history,
});

export const contactPointRow = z.object({
  id,
  contactPointId: id,
  title: z.string(),
  postTitle: z.enum(postTitles),
  organisation,
  state: z.enum(contactPointStates),
  everyDays: count,
  lastVisitAt: instant.nullable(),
  due: instant.nullable(),
  /** The visit of the period that runs has been made. */
  visited: z.boolean(),
});
export const contactPointCard = contactPointRow.extend({ history });

export const reportRow = z.object({
  id,
  reportId: id,
  year: count,
  postTitle: z.enum(postTitles),
  audience: z.enum(audienceKinds),
  state: z.enum(reportStates),
  organisation,
  unit: z.string(),
  problems: count,
  rectified: count,
});
/** Counts stand here once the box has been counted, and nowhere else. */
const appraisalPart = z.object({
  state: z.enum(appraisalStates),
  scale: z.enum(scales),
  entitled: count,
  cast: count.nullable(),
  unreadable: count.nullable(),
  /** Locale key of a rank on this scale, and how many slips named it. */
  counts: z.array(z.object({ rank: z.string(), count })),
  secrecy: z.string(),
});
export const problemRow = z.object({
  id,
  problemId: id,
  title: z.string(),
  postTitle: z.enum(postTitles),
  year: count,
  state: z.enum(problemStates),
  organisation,
  due: instant.nullable(),
  overdue: z.boolean(),
});
export const reportCard = reportRow.extend({
  text: z.string(),
  comment: z.string(),
  appraisals: z.array(appraisalPart),
  problemList: z.array(
    z.object({ title: z.string(), state: z.enum(problemStates), due: instant.nullable() }),
  ),
  history,
});
export const problemCard = problemRow.extend({ measure: z.string(), files, history });

/** An appraisal that is going on, for its tellers and for those who vote: turnout only, never a result. */
export const appraisalRow = z.object({
  id,
  appraisalId: id,
  title: z.string(),
  year: count,
  postTitle: z.enum(postTitles),
  scale: z.enum(scales),
  state: z.enum(appraisalStates),
  entitled: count,
  cast: count.nullable(),
});
export const ballotRow = appraisalRow.extend({ standing: z.enum(standings) });

export const requestRow = z.object({
  id,
  requestId: id,
  title: z.string(),
  direction: z.enum(directions),
  unit: z.string(),
  organisation,
  state: z.enum(requestStates),
  askedAt: instant,
  due: instant,
  overdue: z.boolean(),
});
export const requestCard = requestRow.extend({ text: z.string(), answer: z.string(), history });

/** A record behind a number: what it was counted for, and when. */
export const behindRow = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  unit: z.string(),
  at: instant,
  n: z.number().int(),
  d: z.number().int(),
});

export const dutyRow = z.object({
  id,
  status: z.enum(statuses),
  holder: z.string(),
  /** Locale keys of the category and of the state. */
  category: z.string(),
  state: z.string(),
  weight: count,
  due: instant,
});
export const overdueRow = z.object({
  id,
  holder: z.string(),
  category: z.string(),
  weight: count,
  due: instant,
});
export const visitRow = z.object({
  id,
  post: z.string(),
  target: z.string(),
  due: instant,
});
export const placeRow = z.object({ id: organisation, place: z.string(), uncovered: count });
