import { describe, expect, it } from '@jest/globals';
import { coordination } from './index.js';
import * as affairs from './affair-model.js';
import * as model from './model.js';

const enums: readonly (readonly [string, readonly string[]])[] = [
  ['step', model.steps],
  [
    'state',
    [
      ...[model.caseStates, model.whistleStates, affairs.disputeStates, affairs.hazardStates].flat(),
      ...[affairs.patrolStates, affairs.threadStates, affairs.hearingStates].flat(),
      ...[affairs.assemblyStates, affairs.opennessStates, affairs.requestStates].flat(),
    ],
  ],
  ['severity', model.severities],
  ['origin', model.origins],
  ['channel', model.channels],
  ['outcome', model.outcomes],
  ['reason', [...model.rejectReasons, ...model.returnReasons]],
  [
    'kind',
    [
      ...[model.whistleKinds, affairs.disputeKinds, affairs.hazardKinds, affairs.visitKinds].flat(),
      ...affairs.assemblyKinds,
    ],
  ],
  ['level', affairs.levels],
  ['risk', affairs.risks],
  ['grade', affairs.hazardGrades],
  ['group', affairs.groups],
  ['heard', affairs.heardAnswers],
  ['stance', affairs.stances],
  ['adoption', affairs.adoptions],
  ['basis', affairs.callBases],
  ['scope', affairs.opennessScopes],
  ['form', affairs.opennessForms],
  ['solved', model.solvedAnswers],
  ['satisfied', model.satisfactionAnswers],
  ['irregularity', model.irregularities],
];

/** What every contract must have words for is tried by `describeMechanism`, beside the mechanisms that do it. */
describe('the words of coordination', () => {
  it('name whatever stands in a field of few values', () => {
    const wanted = enums.flatMap(([group, values]) =>
      values.map((value) => `coordination.${group}.${value}`),
    );
    const { 'zh-CN': zh, en } = coordination.locales;
    expect(wanted.filter((key) => !(key in zh) || !(key in en))).toEqual([]);
  });
});
