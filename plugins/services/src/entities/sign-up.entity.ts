import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { SignUpState } from '../contract/index.js';

/** 报名: somebody's place at an activity. */
export const SignUp = defineEntity({
  name: 'services.SignUp',
  tableName: 'services_sign_up',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** Whose account signed up: the core's filter by owner looks at this name. */
    owner: p.text(),
    activityId: p.text(),
    /** Who comes, where somebody else was signed up at the counter; a dash for oneself. */
    name: p.text(),
    state: p.text().$type<SignUpState>(),
    score: p.integer().nullable(),
  },
});
export type SignUpItem = InferEntity<typeof SignUp>;
