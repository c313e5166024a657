import { describeWords, type Enumerated } from '../../test/describe-words.js';
import { cobuilding } from './index.js';
import * as model from './model.js';

const enums: Enumerated = [
  [
    'state',
    [
      ...[model.resourceStates, model.bookingStates, model.needStates, model.claimStates].flat(),
      ...[model.projectStates, model.agreementStates, model.commitmentStates].flat(),
      ...[model.registrationStates, model.stationStates, model.activityStates].flat(),
    ],
  ],
  [
    'kind',
    [
      ...[model.kinds, model.projectKinds, model.registrationKinds].flat(),
      ...[model.stationKinds, model.activityKinds].flat(),
    ],
  ],
  ['urgency', model.urgencies],
  ['source', model.fundSources],
  ['by', model.raters],
  ['reason', model.endReasons],
  ['status', model.statuses],
];

describeWords(cobuilding, cobuilding.locales, enums);
