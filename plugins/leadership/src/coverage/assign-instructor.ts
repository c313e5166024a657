import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { coverageLife } from '../life-cycles.js';
import { coverageOf } from './coverages.js';
import { follow, record, situationOf, subjectOf } from '../kit.js';

/** 党建指导员: whoever visits a unit that has no branch. */
export const assignInstructor = handle(leadership.commands.assignInstructor, async (ctx, input) => {
  const { coverageId, personId } = input;
  const item = await coverageOf(ctx, coverageId);
  item.state = follow(coverageLife, 'check', situationOf(ctx, item));
  item.instructorId = personId;
  record(ctx, subjectOf('coverage', item), events.instructorAssigned, {
    data: { coverageId, unitId: item.unit, personId },
  });
  return { coverageId, state: item.state };
});
