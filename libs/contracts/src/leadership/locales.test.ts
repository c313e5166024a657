import { describeWords, type Enumerated } from '../../test/describe-words.js';
import { leadership } from './index.js';
import * as model from './model.js';

const enums: Enumerated = [
  [
    'state',
    [
      ...[model.listStates, model.itemStates, model.coverageStates, model.contactPointStates].flat(),
      ...[model.reportStates, model.appraisalStates, model.problemStates, model.requestStates].flat(),
    ],
  ],
  ['category', model.categories],
  ['kind', model.unitKinds],
  ['branch', model.branches],
  ['reason', model.lapseReasons],
  ['audience', model.audienceKinds],
  ['scale', model.scales],
  ['choice', model.choices],
  ...model.scales.map((scale) => [`rank.${scale}`, model.choices] as const),
  ['direction', model.directions],
  ['postTitle', model.postTitles],
  ['status', model.statuses],
  ['standing', model.standings],
];

describeWords(leadership, leadership.locales, enums);
