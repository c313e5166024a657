import { z } from 'zod';
import {
  command,
  defineCommands,
  defineContract,
  defineEvents,
  defineQueries,
  event,
  permission,
  query,
} from '@heli/sdk';
import { accessCommands, accessEvents, accessQueries } from './access-contract.js';
import { erasureCommands, erasureEvents, erasureQueries } from './erasure-contract.js';
import { auditPages, auditQueries } from './audit-contract.js';
import { permissionPages, permissionQueries } from './permission-contract.js';
import { repairQueries } from './repair-contract.js';
import { viewCommands, viewQueries } from './view-contract.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { noticeCommands, noticeQueries } from './notice-contract.js';
import { mechanismQueries } from './mechanism-contract.js';
import { manageMechanisms, mechanismId } from './mechanism-names.js';
import { personPages, personQueries } from './person-contract.js';
import { sceneCommands, sceneEvents, sceneQueries } from './scene-contract.js';
import { settingsCommands, settingsEvents, settingsQueries } from './settings-contract.js';

/** A division code (2 to 12 digits) or a grid code (division 12 and 3 digits). */
export const codeSchema = z.string().regex(/^\d{2,15}$/);
export const levels = ['province', 'city', 'district', 'street', 'community', 'grid'] as const;
export const unitKinds = [
  'streetCommittee',
  'communityParty',
  'residentsCommittee',
  'residentUnit',
  'newEconomic',
  'newSocial',
  'ownersCommittee',
  'property',
  'department',
] as const;
const name = z.string().trim().min(1).max(100);
/** Older facts do not name the contract. */
const ofMechanism = z.object({ mechanism: z.string(), contract: z.string().optional() });

export const events = defineEvents('core', {
  dayStarted: event({ data: z.object({ day: z.iso.date() }) }),
  organisationRegistered: event({
    data: z.object({ code: codeSchema, parent: codeSchema.nullable(), level: z.enum(levels), name }),
  }),
  organisationMoved: event({
    data: z.object({ code: codeSchema, parent: codeSchema.nullable(), fromDay: z.iso.date() }),
  }),
  unitRegistered: event({ data: z.object({ unitId: z.string(), kind: z.enum(unitKinds), name }) }),
  unitClosed: event({ data: z.object({ unitId: z.string() }), detail: z.object({ reason: z.string() }) }),
  personRegistered: event({
    data: z.object({ personId: z.string() }),
    detail: z.object({ name }),
  }),
  mechanismActivated: event({ data: ofMechanism }),
  mechanismDeactivated: event({ data: ofMechanism, detail: z.object({ reason: z.string() }) }),
  mechanismTakeoverBegun: event({ data: ofMechanism }),
  mechanismTakeoverStopped: event({ data: ofMechanism, detail: z.object({ reason: z.string() }) }),
  ballotVoided: event({
    data: z.object({ ballot: z.string(), reason: z.enum(['keyLost', 'boxAltered']) }),
  }),
});

const manageUnits = permission('core.unit.manage', {
  administrator: 'subtree',
  office: 'subtree',
  branchSecretary: 'subtree',
});
const manageOrganisations = permission('core.organisation.manage', { administrator: 'subtree' });
const see = permission('core.organisation.see', {
  secretary: 'subtree',
  chair: 'subtree',
  viceChair: 'subtree',
  office: 'subtree',
  branchSecretary: 'subtree',
  liaison: 'subtree',
  handler: 'subtree',
  gridWorker: 'subtree',
  representative: 'subtree',
  supervisor: 'subtree',
  personnelOfficer: 'subtree',
  administrator: 'subtree',
  display: 'subtree',
});

export const organisationSchema = z.strictObject({
  code: codeSchema,
  name,
  nameEn: name.optional(),
  level: z.enum(levels),
  parentCode: codeSchema.nullable(),
});

export const commands = defineCommands('core', {
  registerOrganisations: command({
    permission: manageOrganisations,
    input: z.strictObject({ organisations: z.array(organisationSchema).min(1).max(2000) }),
    output: z.object({ registered: z.number().int(), known: z.number().int() }),
  }),
  moveOrganisation: command({
    permission: manageOrganisations,
    input: z.strictObject({ code: codeSchema, parentCode: codeSchema, fromDay: z.iso.date() }),
    output: z.object({}),
  }),
  registerUnit: command({
    permission: manageUnits,
    input: z.strictObject({ name, nameEn: name.optional(), kind: z.enum(unitKinds) }),
    output: z.object({ unitId: z.string() }),
  }),
  /** A unit that is no more; what it did stays under its name. */
  closeUnit: command({
    permission: manageUnits,
    input: z.strictObject({ unitId: z.string().max(50), reason: z.string().trim().min(1).max(400) }),
    output: z.object({}),
  }),
  registerPerson: command({
    permission: permission('core.person.manage', {
      administrator: 'subtree',
      office: 'subtree',
      branchSecretary: 'subtree',
      personnelOfficer: 'subtree',
    }),
    input: z.strictObject({ name }),
    output: z.object({ personId: z.string() }),
  }),
  activateMechanism: command({
    permission: manageMechanisms,
    input: z.strictObject({ mechanism: mechanismId }),
    /** Whether it takes over first from another of its contract; it is active once it has. */
    output: z.object({ takingOver: z.boolean() }),
  }),
  deactivateMechanism: command({
    permission: manageMechanisms,
    input: z.strictObject({ mechanism: mechanismId, reason: z.string().trim().min(1).max(200) }),
    output: z.object({}),
  }),
  tryMechanism: command({
    permission: manageMechanisms,
    input: z.strictObject({ mechanism: mechanismId }),
    output: z.object({}),
  }),
});

export const queries = defineQueries('core', {
  organisations: query({
    permission: see,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        nameEn: z.string().nullable(),
        level: z.string(),
        parentCode: z.string().nullable(),
      }),
    ),
    whenAbsent: [],
  }),
  units: query({
    permission: see,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.string(),
        /** The same, so that a page can fill a command's input from a row. */
        unitId: z.string(),
        organisation: z.string(),
        name: z.string(),
        nameEn: z.string().nullable(),
        kind: z.string(),
        state: z.string(),
      }),
    ),
    whenAbsent: [],
  }),
});

/** The kernel's own contract: organisations, units, activation and settings, through the same door as all else. */
export const core = defineContract({
  id: 'core',
  version: '1.0.0',
  events: { ...events, ...settingsEvents, ...accessEvents, ...erasureEvents, ...sceneEvents },
  commands: {
    ...commands,
    ...settingsCommands,
    ...viewCommands,
    ...sceneCommands,
    ...accessCommands,
    ...noticeCommands,
    ...erasureCommands,
  },
  queries: {
    ...queries,
    ...mechanismQueries,
    ...auditQueries,
    ...viewQueries,
    ...sceneQueries,
    ...repairQueries,
    ...permissionQueries,
    ...settingsQueries,
    ...accessQueries,
    ...personQueries,
    ...noticeQueries,
    ...erasureQueries,
  },
  metrics: {},
  tiles: [],
  pages: [...personPages, ...permissionPages, ...auditPages],
  locales: { 'zh-CN': zh, en },
});
