import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { settings } from '../settings.js';

export const rules = answer(coordination.queries.rules, async (ctx) => ctx.settings(settings).rules);
