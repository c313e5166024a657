import type { FundSource, ProjectKind, ProjectState } from '@heli/contracts/cobuilding';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 共建项目: what units do together. */
export const Project = defineEntity({
  name: 'cobuilding.Project',
  tableName: 'cobuilding_project',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    /** The unit that leads it. */
    unit: p.text(),
    /** Who proposed it. */
    owner: p.text(),
    kind: p.text().$type<ProjectKind>(),
    title: p.text(),
    goal: p.text(),
    partners: p.json<string[]>(),
    needIds: p.json<string[]>(),
    resourceIds: p.json<string[]>(),
    resolutionId: p.text().nullable(),
    starts: p.text(),
    due: p.text(),
    budget: p.json<{ source: FundSource; cents: number }[]>(),
    state: p.text().$type<ProjectState>(),
    /** Who asked for its acceptance: they don't accept it. */
    submitters: p.json<string[]>(),
    beneficiaries: p.integer().nullable(),
    ratingSum: p.integer(),
    /** Who has rated it, each once. */
    raters: p.json<string[]>(),
  },
});
export type ProjectItem = InferEntity<typeof Project>;

/** 里程碑: a step of a project's plan. */
export const Milestone = defineEntity({
  name: 'cobuilding.Milestone',
  tableName: 'cobuilding_milestone',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    unit: p.text(),
    owner: p.text(),
    projectId: p.text(),
    place: p.integer(),
    text: p.text(),
    due: p.text(),
    reachedAt: p.text().nullable(),
  },
});
export type MilestoneItem = InferEntity<typeof Milestone>;
