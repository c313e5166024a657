import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { Body } from '../entities/body.entity.js';
import { Meeting } from '../entities/meeting.entity.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { bodyAs } from './found-body.js';
import { leaveAll } from './leaving.js';

/** Ends a body with all that sit in it; a meeting that is still to be held or to be written down stands against it. */
export const dissolveBody = handle(council.commands.dissolveBody, async (ctx, { bodyId, reason }) => {
  const body = await find(ctx, Body, bodyId, 'Body');
  if (body.state !== 'active') throw no('bodyDissolved', {}, 'bodyId');
  const open = await ctx.em.count(Meeting, { bodyId, state: { $in: ['convened', 'open', 'paused'] } });
  if (open > 0) throw no('meetingsOpen', {}, 'bodyId');
  await leaveAll(ctx, { bodyId }, 'abolished');
  body.state = 'dissolved';
  record(ctx, bodyAs(bodyId, body.organisation), events.bodyDissolved, {
    data: { bodyId },
    detail: { reason },
  });
  return {};
});
