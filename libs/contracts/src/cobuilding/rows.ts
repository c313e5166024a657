import { fileRow, historyRow } from '@heli/sdk/rows';
import { z } from 'zod';
import {
  activityKinds,
  activityStates,
  agreementStates,
  bookingStates,
  claimStates,
  commitmentStates,
  count,
  day,
  fundSources,
  id,
  instant,
  kinds,
  needStates,
  organisation,
  projectKinds,
  projectStates,
  rating,
  registrationKinds,
  registrationStates,
  resourceStates,
  stationKinds,
  stationStates,
  urgencies,
} from './model.js';
import { closedOn, hours } from './parts.js';

const history = z.array(historyRow);
const files = z.array(fileRow);
const word = z.string();

/** `id` and `resourceId` are the same, and so on, so that a page can fill a command's input from a row. */
export const resourceRow = z.object({
  ...{ id, resourceId: id, title: word, kind: z.enum(kinds), unit: word, unitId: id, organisation },
  ...{ state: z.enum(resourceStates), capacity: count, fee: count, validTo: day.nullable() },
  /** Mean of what borrowers said, in hundredths; how many they were. */
  ...{ rated: count.nullable(), ratings: count },
});
export const resourceCard = resourceRow.extend({
  ...{ description: word, conditions: word, hours, closedOn, validFrom: day.nullable(), contact: word },
  ...{ files, history },
});
/** A span of opening hours on one day, and how much of it is still free. */
export const slotRow = z.object({ id, day, from: instant, to: instant, capacity: count, free: count });

export const bookingRow = z.object({
  ...{ id, bookingId: id, resourceId: id, resource: word, owner: word, borrower: word, organisation },
  ...{ from: instant, to: instant, quantity: count, people: count, state: z.enum(bookingStates) },
});
export const bookingCard = bookingRow.extend({
  ...{ purpose: word, ratingByBorrower: rating.nullable(), ratingByOwner: rating.nullable(), history },
});

export const needRow = z.object({
  ...{ id, needId: id, title: word, kind: z.enum(kinds), unit: word, organisation },
  ...{ urgency: z.enum(urgencies), state: z.enum(needStates), beneficiaries: count },
  ...{ wantedBy: instant, publishedAt: instant.nullable(), claims: count, overdue: z.boolean() },
});
export const claimRow = z.object({
  ...{ id, claimId: id, needId: id, need: word, unit: word, unitId: id, resource: word, organisation },
  ...{ state: z.enum(claimStates), by: instant, offer: word },
});
export const needCard = needRow.extend({
  ...{ description: word, rating: rating.nullable(), offers: z.array(claimRow), history },
});
/** A resource that may meet a need, and why it stands where it stands: nearer, in time, better rated before. */
export const matchRow = z.object({
  ...{ id, resourceId: id, title: word, unit: word, unitId: id, organisation, place: word },
  /** Steps in the tree of organisations between the two. */
  distance: count,
  inTime: z.boolean(),
  ...{ rated: count.nullable(), ratings: count },
  /** Claims of the unit that were kept, and all that came to an end. */
  ...{ kept: count, ended: count },
});

export const projectRow = z.object({
  ...{ id, projectId: id, title: word, kind: z.enum(projectKinds), leadUnit: word, partners: count },
  ...{ organisation, state: z.enum(projectStates), start: instant, due: instant },
  ...{ milestones: count, reached: count, overdue: z.boolean() },
});
const milestoneRow = z.object({
  id,
  milestoneId: id,
  text: word,
  due: instant,
  reachedAt: instant.nullable(),
});
export const projectCard = projectRow.extend({
  goal: word,
  partnerUnits: z.array(word),
  needs: z.array(z.object({ id, needId: id, title: word, state: z.enum(needStates) })),
  resources: z.array(z.object({ id, resourceId: id, title: word })),
  /** Number of the resolution that it carries out. */
  resolution: word,
  budget: z.array(z.object({ source: z.enum(fundSources), cents: count })),
  plan: z.array(milestoneRow),
  ...{ beneficiaries: count.nullable(), rated: count.nullable(), ratings: count, files, history },
});

export const agreementRow = z.object({
  ...{ id, agreementId: id, title: word, unit: word, organisation, state: z.enum(agreementStates) },
  ...{ from: day, to: day, commitments: count, kept: count, overdueItems: count },
});
export const commitmentRow = z.object({
  ...{ id, commitmentId: id, agreementId: id, text: word, unit: word, organisation },
  ...{ quantity: count, measure: word, due: instant, state: z.enum(commitmentStates), overdue: z.boolean() },
});
export const agreementCard = agreementRow.extend({ items: z.array(commitmentRow), files, history });
export const commitmentCard = commitmentRow.extend({ files, history });

export const registrationRow = z.object({
  ...{ id, registrationId: id, kind: z.enum(registrationKinds), unit: word, organisation },
  /** The member's name, for whoever may see persons. */
  name: word,
  ...{ members: count, state: z.enum(registrationStates), submittedAt: instant.nullable() },
});
export const registrationCard = registrationRow.extend({ skills: word, wishes: word, history });

export const stationRow = z.object({
  ...{ id, stationId: id, title: word, kind: z.enum(stationKinds), unit: word, organisation },
  ...{ state: z.enum(stationStates), openNow: z.boolean(), visits: count },
});
export const stationCard = stationRow.extend({ facilities: word, hours, closedOn, history });

export const activityRow = z.object({
  ...{ id, activityId: id, title: word, kind: z.enum(activityKinds), organisation, at: instant, place: word },
  ...{ units: count, state: z.enum(activityStates), participants: count.nullable() },
});
export const activityCard = activityRow.extend({ partners: z.array(word), files, history });
