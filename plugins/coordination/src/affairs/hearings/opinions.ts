import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { Opinion } from '../entities/deliberation.entity.js';
import { find, record, subjectOf } from '../kit.js';
import { hearingOf, moveHearing } from './hearings.js';

/** 逐条答复: adopted, partly, or not, with the reason; an answer may be changed until the hearing is replied to. */
export const answerOpinion = handle(coordination.commands.answerOpinion, async (ctx, input) => {
  const { opinionId, adoption, reason } = input;
  const item = await find(ctx, Opinion, opinionId, 'Opinion');
  const hearing = await hearingOf(ctx, item.hearingId);
  await moveHearing(ctx, hearing, 'answer');
  const before = item.adoption ?? undefined;
  Object.assign(item, { adoption, reason });
  record(ctx, subjectOf('opinion', item), events.opinionAnswered, {
    data: { opinionId, hearingId: item.hearingId, adoption, ...(before !== undefined && { before }) },
    detail: { reason },
  });
  return { opinionId, hearingId: item.hearingId };
});
