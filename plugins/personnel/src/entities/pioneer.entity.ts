import type { AssignmentState, LogState, PioneerState, TeamKind, TeamState } from '@heli/contracts/personnel';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 党员先锋岗. */
export const Pioneer = defineEntity({
  name: 'personnel.Pioneer',
  tableName: 'personnel_pioneer',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    title: p.text(),
    duties: p.text(),
    slots: p.integer(),
    taken: p.integer(),
    state: p.text().$type<PioneerState>(),
  },
});
export type PioneerItem = InferEntity<typeof Pioneer>;

/** Somebody who holds one. */
export const Assignment = defineEntity({
  name: 'personnel.Assignment',
  tableName: 'personnel_assignment',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    /** Shown with the pledge, as who chooses a post knows. */
    name: p.text(),
    pioneerId: p.text(),
    pledge: p.text(),
    remark: p.text().nullable(),
    since: p.text(),
    ended: p.text().nullable(),
    state: p.text().$type<AssignmentState>(),
  },
});
export type AssignmentItem = InferEntity<typeof Assignment>;

/** 履岗记录. */
export const DutyLog = defineEntity({
  name: 'personnel.DutyLog',
  tableName: 'personnel_duty_log',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    assignmentId: p.text(),
    text: p.text(),
    at: p.text(),
    state: p.text().$type<LogState>(),
  },
});
export type DutyLogItem = InferEntity<typeof DutyLog>;

/** 志愿服务队. */
export const Team = defineEntity({
  name: 'personnel.Team',
  tableName: 'personnel_team',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    /** Its leader. */
    personId: p.text(),
    title: p.text(),
    kind: p.text().$type<TeamKind>(),
    people: p.integer(),
    state: p.text().$type<TeamState>(),
  },
});
export type TeamItem = InferEntity<typeof Team>;

export const TeamMember = defineEntity({
  name: 'personnel.TeamMember',
  tableName: 'personnel_team_member',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    owner: p.text(),
    personId: p.text(),
    teamId: p.text(),
    since: p.text(),
    gone: p.text().nullable(),
  },
});
export type TeamMemberItem = InferEntity<typeof TeamMember>;

/** What is looked at day by day in an organisation. */
export const Ground = defineEntity({
  name: 'personnel.Ground',
  tableName: 'personnel_ground',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    /** The day whose end is waited for. */
    day: p.text(),
  },
});
export type GroundItem = InferEntity<typeof Ground>;
