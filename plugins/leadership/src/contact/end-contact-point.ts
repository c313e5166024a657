import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { disarm } from '@heli/sdk/kit';
import { ContactPoint } from '../entities/contact-point.entity.js';
import { contactPointLife } from '../life-cycles.js';
import { advance, roundKey } from './rounds.js';
import { find, follow, record, situationOf, subjectOf } from '../kit.js';

/** No further visit is due; those that fell due stay as they were. */
export const endContactPoint = handle(leadership.commands.endContactPoint, async (ctx, input) => {
  const { contactPointId, note } = input;
  const point = await find(ctx, ContactPoint, contactPointId, 'ContactPoint');
  advance(ctx, point);
  point.state = follow(contactPointLife, 'end', situationOf(ctx, point));
  disarm(ctx, { key: roundKey(point.id, point.round) });
  record(ctx, subjectOf('contactPoint', point), events.contactPointEnded, {
    data: { contactPointId },
    detail: { note },
  });
  return { contactPointId, state: point.state };
});
