import { command } from '@heli/sdk';
import { z } from 'zod';
import {
  branches,
  contactPointStates,
  coverageStates,
  id,
  instant,
  lapseReasons,
  moment,
  person,
  postTitles,
  text,
  unitKinds,
} from './model.js';
import { may } from './permissions.js';

const coverageOutput = z.object({ coverageId: id, state: z.enum(coverageStates) });
const contactOutput = z.object({ contactPointId: id, state: z.enum(contactPointStates) });
const note = text.optional();
const at = moment.optional();
/** 正式党员 of the unit. */
const members = z.number().int().min(0).max(100_000);
const onUnit = z.strictObject({ coverageId: id, note });

const coverage = {
  /** Into the register of two-new units: only who stands there is counted. */
  enterCoverage: command({
    permission: may.manageCoverage,
    input: z.strictObject({
      unitId: id,
      kind: z.enum(unitKinds),
      members,
      branch: z.enum(branches).default('none'),
      obstacles: text.optional(),
    }),
    output: coverageOutput,
  }),
  planCoverage: command({ permission: may.manageCoverage, input: onUnit, output: coverageOutput }),
  joinBranch: command({ permission: may.manageCoverage, input: onUnit, output: coverageOutput }),
  foundBranch: command({ permission: may.manageCoverage, input: onUnit, output: coverageOutput }),
  lapseCoverage: command({
    permission: may.manageCoverage,
    input: onUnit.extend({ reason: z.enum(lapseReasons) }),
    output: coverageOutput,
  }),
  checkCoverage: command({
    permission: may.manageCoverage,
    input: z.strictObject({ coverageId: id, members, obstacles: text.optional() }),
    output: coverageOutput.extend({ eligible: z.boolean() }),
  }),
  assignInstructor: command({
    permission: may.manageCoverage,
    input: z.strictObject({ coverageId: id, personId: person }),
    output: coverageOutput,
  }),
  visitUnit: command({
    permission: may.visitUnit,
    input: z.strictObject({ coverageId: id, findings: text.optional(), at }),
    output: coverageOutput.extend({ until: instant }),
  }),
};

const contacts = {
  setContactPoint: command({
    permission: may.manageContactPoints,
    input: z.strictObject({
      postId: id,
      postTitle: z.enum(postTitles),
      holderId: person.optional(),
      /** The unit it is at; the addressed organisation if left out. */
      unitId: id.optional(),
      /** By the rule in force if left out. */
      everyDays: z.number().int().min(1).max(366).optional(),
    }),
    output: contactOutput.extend({ due: instant }),
  }),
  visitContactPoint: command({
    permission: may.visitContactPoint,
    input: z.strictObject({
      contactPointId: id,
      findings: text,
      /** What came of it, among the council's action items. */
      actionIds: z.array(id).max(20).default([]),
      at,
    }),
    /** By when the visit it counts for was due. */
    output: contactOutput.extend({ due: instant }),
  }),
  endContactPoint: command({
    permission: may.manageContactPoints,
    input: z.strictObject({ contactPointId: id, note }),
    output: contactOutput,
  }),
};

export const coverageCommands = { ...coverage, ...contacts };
