import { events } from '@heli/contracts/personnel';
import type { WriteContext } from '@heli/sdk';
import type { GradingItem } from '../entities/growth.entity.js';
import { record, subjectOf } from '../kit.js';
import { moveRound, naming, roundOf } from './rounds.js';

/** An objection was upheld: the committee decides again, and tells anew. */
export async function returnGrading(ctx: WriteContext, item: GradingItem): Promise<void> {
  const round = await roundOf(ctx, item.roundId);
  const from = round.state;
  if (from !== 'committee') await moveRound(ctx, round, 'sendBack');
  round.until = null;
  Object.assign(item, { grade: null, reason: null, decider: null });
  const data = { ...naming(item), from };
  record(ctx, subjectOf('grading', item), events.gradingReturned, { data });
}
