import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { ContactPoint } from '../entities/contact-point.entity.js';
import { contactPointLife } from '../life-cycles.js';
import { find } from '../shared/find.js';
import { follow, situationOf } from '../shared/life-cycle.js';
import { record, subjectOf } from '../shared/record.js';
import { disarm } from '../shared/settlement.js';
import { advance, roundKey } from './rounds.js';

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
