import { events } from '@heli/contracts/leadership';
import type { ReadContext } from '@heli/sdk';
import type { Settlement } from '@heli/sdk/kit';
import { Request, type RequestItem } from '../entities/request.entity.js';
import { requestLife } from '../life-cycles.js';
import { find, follow, situationOf, subjectOf } from '../kit.js';

/** Takes a request to the state that follows on the verb, if its life allows it. */
export async function moveRequest(
  ctx: ReadContext,
  requestId: string,
  verb: keyof typeof requestLife,
): Promise<RequestItem> {
  const request = await find(ctx, Request, requestId, 'Request');
  request.state = follow(requestLife, verb, situationOf(ctx, request));
  return request;
}

export const requestDeadline = (request: RequestItem): Settlement<typeof events.requestFellDue> => ({
  key: `request:${request.id}`,
  due: request.due,
  subject: subjectOf('request', request),
  event: events.requestFellDue,
  data: ({ met, corrects, doneAt }) => ({
    requestId: request.id,
    unitId: request.unit,
    due: request.due,
    met,
    corrects,
    answeredAt: doneAt,
  }),
});
