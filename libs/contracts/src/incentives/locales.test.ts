import { describeWords, type Enumerated } from '../../test/describe-words.js';
import { incentives } from './index.js';
import * as model from './model.js';

const enums: Enumerated = [
  [
    'state',
    [
      ...[model.ruleStates, model.entryStates, model.noticeStates, model.appealStates].flat(),
      ...[model.volunteerStates, model.shiftStates, model.hoursStates, model.rewardStates].flat(),
      ...[model.redemptionStates, model.honourStates, model.assessmentStates].flat(),
    ],
  ],
  ['kind', [model.ruleKinds, model.volunteerKinds, model.assessmentKinds].flat()],
  ['holder', model.holderKinds],
  ['holders', model.holderKinds],
  ['flags', model.flags],
  ['subjectKind', model.appealSubjects],
  ['cause', model.causes],
  ['method', model.signMethods],
  ['grade', model.grades],
  ['status', model.statuses],
];

describeWords(incentives, incentives.locales, enums);
