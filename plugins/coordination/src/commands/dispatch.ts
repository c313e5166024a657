import { coordination } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { assign } from '../dispatching.js';
import { caseOf, move } from '../flow.js';

/** Step 3, 任务派遣. */
export const dispatch = handle(coordination.commands.dispatch, async (ctx, input) => {
  const item = await caseOf(ctx, input.caseId);
  const due = await assign(ctx, item, move(ctx, item, 'dispatch', input.at), input, false);
  return { caseId: item.id, state: item.state, due };
});
