import { describeWords, type Enumerated } from '../../test/describe-words.js';
import { personnel } from './index.js';
import * as model from './model.js';

const enums: Enumerated = [
  [
    'state',
    [
      ...[model.postStates, model.staffStates, model.recruitmentStates, model.candidateStates].flat(),
      ...[model.objectionStates, model.memberStates, model.reserveStates, model.trainingStates].flat(),
      ...[model.recordStates, model.certificateStates, model.roundStates, model.evidenceStates].flat(),
      ...[model.pioneerStates, model.assignmentStates, model.logStates, model.teamStates].flat(),
    ],
  ],
  [
    'kind',
    [
      ...[model.postKinds, model.trainingKinds, model.certificateKinds, model.roundKinds].flat(),
      ...model.teamKinds,
    ],
  ],
  ['short', model.postKinds],
  ['stage', model.recruitmentStates],
  ['employment', model.employments],
  ['endReason', model.endReasons],
  ['outcome', model.reserveOutcomes],
  ['subjectKind', model.objectionSubjects],
  ['grade', model.grades],
  ['standing', ['entitled', 'cast']],
  ['status', model.statuses],
];

describeWords(personnel, personnel.locales, enums);
