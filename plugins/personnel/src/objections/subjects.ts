import type { ObjectionSubject } from '@heli/contracts/personnel';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Grading, Round } from '../entities/growth.entity.js';
import { Candidate } from '../entities/post.entity.js';
import { find, no } from '../kit.js';
import { candidateFalls } from '../recruitment/candidate-commands.js';
import { recruitmentOf } from '../recruitment/recruitments.js';
import { returnGrading } from '../rounds/returned.js';

/** What an objection is about. */
export interface About {
  readonly organisation: string;
  readonly personId: string;
  /** Who decided what is objected to. */
  readonly decider: string | null | undefined;
  /** Whether an objection may be filed now, and why not. */
  readonly open: boolean;
}

async function ofCandidate(ctx: ReadContext, id: string): Promise<About> {
  const item = await find(ctx, Candidate, id, 'Candidate', 'subjectId');
  const { state, until } = await recruitmentOf(ctx, item.recruitmentId);
  const open = state === 'publicNotice' && item.state === 'registered' && until != null && until > ctx.now;
  return { organisation: item.organisation, personId: item.personId, decider: item.decider, open };
}

/** Only whose grade it is objects to it, within the days after it was told. */
async function ofGrading(ctx: ReadContext, id: string): Promise<About> {
  const item = await find(ctx, Grading, id, 'Grading', 'subjectId');
  const { state, until } = await find(ctx, Round, item.roundId, 'Round');
  const told = state === 'feedback' && until != null && until > ctx.now;
  const open = told && item.personId === ctx.actorPersonId;
  return { organisation: item.organisation, personId: item.personId, decider: item.decider, open };
}

export const aboutOf = (
  ctx: ReadContext,
  of: { readonly subjectKind: ObjectionSubject; readonly subjectId: string },
): Promise<About> =>
  of.subjectKind === 'candidate' ? ofCandidate(ctx, of.subjectId) : ofGrading(ctx, of.subjectId);

/** @throws Refusal where nothing can be objected to now, or not by whoever acts */
export function checkOpen({ open }: About): void {
  if (!open) throw no('notObjectable', {}, 'subjectId');
}

/** What follows when an objection is upheld. */
export async function follows(
  ctx: WriteContext,
  of: { readonly subjectKind: ObjectionSubject; readonly subjectId: string },
  reason: string,
): Promise<void> {
  if (of.subjectKind === 'candidate')
    await candidateFalls(ctx, await find(ctx, Candidate, of.subjectId, 'Candidate'), reason);
  else await returnGrading(ctx, await find(ctx, Grading, of.subjectId, 'Grading'));
}
