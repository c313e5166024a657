import { leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';

/** A slip into the box. Nothing is kept of who sent what; the roll says whether one may. */
export const castBallot = handle(leadership.commands.castBallot, async (ctx, { appraisalId, choice }) => {
  await ctx.ballots.cast(appraisalId, [choice]);
  return {};
});
