import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { disarm } from '@heli/sdk/kit';
import { moveRequest, requestDeadline } from './requests.js';
import { record, subjectOf } from '../kit.js';

/** Whoever asked needs no answer any more; what fell due unanswered stays so. */
export const withdrawRequest = handle(leadership.commands.withdrawRequest, async (ctx, input) => {
  const { requestId, note } = input;
  const request = await moveRequest(ctx, requestId, 'withdraw');
  record(ctx, subjectOf('request', request), events.requestWithdrawn, {
    data: { requestId, unitId: request.unit },
    detail: { note },
  });
  disarm(ctx, requestDeadline(request));
  return { requestId, state: request.state };
});
