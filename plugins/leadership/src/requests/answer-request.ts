import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveRequest, requestDeadline } from './requests.js';
import { record, settle, subjectOf } from '../kit.js';
import { happenedAt } from '../shared/time.js';

export const answerRequest = handle(leadership.commands.answerRequest, async (ctx, input) => {
  const { requestId, answer } = input;
  const request = await moveRequest(ctx, requestId, 'answer');
  const at = happenedAt(ctx, input.at, request.askedAt);
  request.answer = answer;
  request.answeredAt = at;
  record(ctx, subjectOf('request', request), events.requestAnswered, {
    at,
    data: { requestId, unitId: request.unit, late: at > request.due },
    detail: { answer },
  });
  settle(ctx, requestDeadline(request), at);
  return { requestId, state: request.state };
});
