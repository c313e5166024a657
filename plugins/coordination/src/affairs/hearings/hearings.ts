import { events } from '@heli/contracts/coordination';
import type { ReadContext, WriteContext } from '@heli/sdk';
import type { Settlement } from '@heli/sdk/kit';
import {
  Hearing,
  Opinion,
  Participant,
  type Group,
  type HearingItem,
} from '../entities/deliberation.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { hearingLife } from '../life-cycles.js';
import { around } from '../shared/around.js';

export const answerOf = ({ id, state }: HearingItem) => ({ hearingId: id, state });
export const hearingOf = (ctx: ReadContext, id: string): Promise<HearingItem> =>
  find(ctx, Hearing, id, 'Hearing');

/** Takes a hearing on; who registered and what was not answered is looked at. */
export async function moveHearing(
  ctx: ReadContext,
  item: HearingItem,
  verb: keyof typeof hearingLife,
): Promise<void> {
  const participants = await ctx.em.count(Participant, { hearingId: item.id });
  const unanswered = await ctx.em.count(Opinion, { hearingId: item.id, adoption: null });
  item.state = follow(hearingLife, verb, around(ctx, item, { participants, unanswered }));
}

/** A hearing is concluded within the working days of the rules in force when its record was signed. */
export const conclusionDeadline = (item: HearingItem): Settlement<typeof events.conclusionFellDue> => ({
  key: `conclusion:${item.id}`,
  due: item.due!,
  subject: subjectOf('hearing', item),
  event: events.conclusionFellDue,
  data: (outcome) => ({ hearingId: item.id, due: item.due!, ...outcome }),
});

/** A seat for somebody, each once. */
export async function takeSeat(ctx: WriteContext, hearingId: string, personId: string, group: Group) {
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'register');
  if (await ctx.em.findOne(Participant, { hearingId, personId }))
    throw no('registeredAlready', {}, 'hearingId');
  const participant = ctx.em.create(Participant, {
    ...{ id: ctx.id(), organisation: item.organisation, owner: ctx.actorId, hearingId, personId, group },
  });
  const data = { hearingId, participantId: participant.id, group, personId };
  record(ctx, subjectOf('hearing', item), events.participantRegistered, { data });
  return { ...answerOf(item), participantId: participant.id };
}
