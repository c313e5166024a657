import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { appraisalEvents } from './appraisal-events.js';
import { coverageEvents } from './coverage-events.js';
import {
  categories,
  count,
  directions,
  id,
  instant,
  line,
  person,
  postTitles,
  score,
  text,
  weight,
  year,
} from './model.js';
import { evidence, settlement } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const list = z.object({ listId: id });

const lists = {
  listDrafted: event({
    data: z.object({
      listId: id,
      year,
      unitId: id.optional(),
      postId: id.optional(),
      postTitle: z.enum(postTitles).optional(),
      /** Who holds the post, and so answers for its duties. */
      holderId: person.optional(),
    }),
    detail: z.strictObject({ title: line }),
  }),
  itemAdded: event({
    data: z.object({ listId: id, itemId: id, category: z.enum(categories), weight, due: instant }),
    detail: z.strictObject({ text, measure: text.optional() }),
  }),
  listApproved: event({ data: list.extend({ items: count, weight: count }), detail: note }),
  listPublished: event({ data: list }),
  listMidYearChecked: event({ data: list, detail: note }),
  listYearEndChecked: event({ data: list, detail: note }),
  listArchived: event({ data: list }),
};

/** What a duty counts for and when: written into every fact that a number may rest on. */
const item = z.object({ itemId: id, weight, due: instant });
const items = {
  itemBegun: event({ data: z.object({ itemId: id }) }),
  itemReported: event({ data: z.object({ itemId: id, selfScore: score, evidence }), detail: note }),
  itemVerified: event({
    /** `late`: after its due, which its deadline had booked as not met. */
    data: item.extend({ verifiedScore: score, late: z.boolean() }),
    detail: note,
  }),
  itemReturned: event({ data: z.object({ itemId: id, returns: count }), detail: note }),
  itemReopened: event({
    /** What it had been counted for, so that exactly that is taken back; and whether it is overdue from now on. */
    data: item.extend({ verifiedAt: instant, countedOnTime: z.boolean(), overdue: z.boolean() }),
    detail: note,
  }),
  itemWithdrawn: event({
    /** Whether it had fallen due: then it counted as due and as overdue until now. */
    data: item.extend({ counted: z.boolean() }),
    detail: note,
  }),
  /** What falls due, booked at the due moment by a deadline. */
  itemFellDue: event({
    data: z.object({ itemId: id, listId: id, weight, verifiedAt: instant.optional(), ...settlement }),
  }),
  /** A duty fell due and is not done: what the council's agenda may pick up. */
  dutyOverdue: event({
    data: z.object({
      itemId: id,
      listId: id,
      unitId: id.optional(),
      category: z.enum(categories),
      weight,
      due: instant,
    }),
  }),
};

const request = z.object({ requestId: id, unitId: id });
const requests = {
  requestAsked: event({
    data: request.extend({ direction: z.enum(directions), due: instant }),
    detail: z.strictObject({ title: line, text: text.optional() }),
  }),
  requestAnswered: event({
    data: request.extend({ late: z.boolean() }),
    detail: z.strictObject({ answer: text }),
  }),
  requestWithdrawn: event({ data: request, detail: note }),
  requestFellDue: event({
    data: z.object({ requestId: id, unitId: id, answeredAt: instant.optional(), ...settlement }),
  }),
};

export const events = defineEvents('leadership', {
  ...lists,
  ...items,
  ...coverageEvents,
  ...appraisalEvents,
  ...requests,
});
