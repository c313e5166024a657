import type {
  CaseState,
  channels,
  origins,
  outcomes,
  severities,
  solvedAnswers,
  Step,
} from '@heli/contracts/coordination';
import type { ClockKind } from '@heli/sdk';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** One matter from the report to the archive. Times are ISO 8601 in UTC with milliseconds: they compare as text. */
export const Case = defineEntity({
  name: 'coordination.Case',
  tableName: 'coordination_case',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** The lead unit: the core's filter by unit looks at this name. */
    unit: p.text().nullable(),
    coUnitIds: p.json<readonly string[]>(),
    /** Who reported it: the core's filter by owner looks at this name. */
    owner: p.text(),
    number: p.text(),
    title: p.text(),
    description: p.text().nullable(),
    place: p.text().nullable(),
    category: p.text(),
    severity: p.text().$type<(typeof severities)[number]>(),
    origin: p.text().$type<(typeof origins)[number]>(),
    channel: p.text().$type<(typeof channels)[number]>().nullable(),
    state: p.text().$type<CaseState>(),
    step: p.text().$type<Step>().nullable(),
    stepSince: p.text(),
    /** When its last fact happened: nothing may be recorded before it. */
    lastAt: p.text(),
    /** How many of the seven steps it has come to, in all cycles. */
    reached: p.integer(),
    cycle: p.integer(),
    reportedAt: p.text(),
    filedAt: p.text().nullable(),
    dispatchedAt: p.text().nullable(),
    dispatchedBy: p.text().nullable(),
    signedBy: p.text().nullable(),
    contactedBy: p.text().nullable(),
    handledBy: p.text().nullable(),
    handledAt: p.text().nullable(),
    handledMinutes: p.integer().nullable(),
    closedAt: p.text().nullable(),
    closedBy: p.text().nullable(),
    /** By when it must be closed; none while it is suspended before its due. */
    due: p.text().nullable(),
    dueSign: p.text().nullable(),
    dueContact: p.text().nullable(),
    clock: p.text().$type<ClockKind>(),
    /** Minutes that were left when it was suspended. */
    dueLeft: p.integer().nullable(),
    suspendedAt: p.text().nullable(),
    suspendedMinutes: p.integer(),
    reviewAt: p.text().nullable(),
    outcome: p.text().$type<(typeof outcomes)[number]>().nullable(),
    solved: p.text().$type<(typeof solvedAnswers)[number]>().nullable(),
    returns: p.integer(),
    reworks: p.integer(),
    binding: p.boolean(),
    mergedInto: p.text().nullable(),
    settingsVersion: p.integer().nullable(),
    /** How many facts were recorded about it. */
    facts: p.integer(),
    source: p.text().nullable(),
    sourceId: p.text().nullable(),
  },
});
export type CaseItem = InferEntity<typeof Case>;
