import { event } from '@heli/sdk';
import { z } from 'zod';
import {
  count,
  coverageStates,
  id,
  instant,
  lapseReasons,
  person,
  postTitles,
  text,
  unitKinds,
} from './model.js';
import { settlement } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const unit = { coverageId: id, unitId: id };
const state = z.enum(coverageStates);
/** Whether party work reaches the unit, by a branch or by a visit that is recent enough: before and after the fact. */
const work = { workBefore: z.boolean(), workAfter: z.boolean() };
const moved = z.object({ ...unit, from: state, to: state, ...work });
const members = { members: count, eligible: z.boolean() };

/** 两个覆盖台账 and 联系点. */
export const coverageEvents = {
  coverageEntered: event({
    data: z.object({ ...unit, kind: z.enum(unitKinds), ...members, to: state, ...work }),
    detail: z.strictObject({ obstacles: text.optional() }),
  }),
  coveragePlanned: event({ data: moved, detail: note }),
  jointBranchJoined: event({ data: moved, detail: note }),
  ownBranchFounded: event({ data: moved, detail: note }),
  coverageLapsed: event({ data: moved.extend({ reason: z.enum(lapseReasons) }), detail: note }),
  coverageChecked: event({
    data: z.object({ ...unit, ...members }),
    detail: z.strictObject({ obstacles: text.optional() }),
  }),
  instructorAssigned: event({ data: z.object({ ...unit, personId: person }) }),
  unitVisited: event({
    data: z.object({
      ...unit,
      visitedAt: instant,
      /** Until when the visit holds, by the rule in force when it was told. */
      until: instant,
      /** From when on it counts: its own moment, or the later one at which the register said otherwise. */
      since: instant,
      ...work,
    }),
    detail: z.strictObject({ findings: text.optional() }),
  }),
  /** The last visit has grown too old, and there is no branch: told by a deadline. */
  workCoverageLapsed: event({ data: z.object({ ...unit, visitedAt: instant, until: instant }) }),

  contactPointSet: event({
    data: z.object({
      contactPointId: id,
      postId: id,
      postTitle: z.enum(postTitles),
      holderId: person.optional(),
      unitId: id.optional(),
      everyDays: count,
      due: instant,
    }),
  }),
  contactPointVisited: event({
    data: z.object({ contactPointId: id, round: count, actionIds: z.array(id).max(20) }),
    detail: z.strictObject({ findings: text }),
  }),
  contactPointEnded: event({ data: z.object({ contactPointId: id }), detail: note }),
  visitFellDue: event({
    data: z.object({ contactPointId: id, round: count, visitedAt: instant.optional(), ...settlement }),
  }),
};
