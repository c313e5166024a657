import { defineMechanism } from '@heli/sdk';
import { cancelActivity } from './commands/cancel-activity.js';
import { holdActivity } from './commands/hold-activity.js';
import { planActivity } from './commands/plan-activity.js';
import { closePoint, openPoint } from './commands/points.js';
import { rateActivity } from './commands/rate-activity.js';
import { signUp, withdrawSignUp } from './commands/sign-up.js';
import { contract } from './contract/index.js';
import { Activity } from './entities/activity.entity.js';
import { Point } from './entities/point.entity.js';
import { SignUp } from './entities/sign-up.entity.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { firstTables } from './migrations/0001-services.js';
import { activities, activityDetail, nextActivities } from './queries/activities.js';
import { pointDetail, points } from './queries/points.js';
import { signUps } from './queries/sign-ups.js';
import { settings } from './settings.js';

/** 服务群众: the service centre and its stations, activities for convenience and culture, who comes, and how it was. */
export default defineMechanism({
  id: 'services',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: contract,
  settings,
  entities: [Point, Activity, SignUp],
  common: [Point, Activity],
  personal: [
    { entity: Point, persons: [], words: [] },
    { entity: Activity, persons: [], words: ['title'] },
    { entity: SignUp, persons: ['owner'], words: ['name'] },
  ],
  migrations: [firstTables],
  commands: {
    ...{ openPoint, closePoint, planActivity, cancelActivity },
    ...{ signUp, withdrawSignUp, holdActivity, rateActivity },
  },
  queries: { points, pointDetail, activities, activityDetail, signUps, nextActivities },
  locales: { 'zh-CN': zh, en },
});
