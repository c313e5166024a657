import { personnel, type RoundState } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { filesOf } from '@heli/sdk/kit';
import { Grading, Round, type GradingItem, type RoundItem } from '../entities/growth.entity.js';
import { historyOf } from '../kit.js';
import { mostExcellent } from '../life-cycles.js';
import { settings } from '../settings.js';

/** How many have voted, on all ballots of a round together; nothing while any of them says nothing yet. */
export async function turnoutOf(ctx: ReadContext, round: RoundItem): Promise<number | null> {
  if (round.state !== 'ballot') return round.castCount ?? null;
  let total = round.castCount ?? 0;
  for (const { ballotId } of await ctx.em.find(Grading, { roundId: round.id, ballotId: { $ne: null } })) {
    const { cast } = await ctx.ballots.turnout(ballotId!);
    if (cast === null) return null;
    total += cast;
  }
  return total;
}

async function rowsOf(ctx: ReadContext, found: readonly RoundItem[]) {
  const rows = [];
  for (const item of found)
    rows.push({
      ...{ id: item.id, roundId: item.id, kind: item.kind, year: item.year, people: item.people },
      ...{ organisation: item.organisation, entitled: item.entitled, turnout: await turnoutOf(ctx, item) },
      state: item.state,
    });
  return rows;
}

export const rounds = answer(personnel.queries.rounds, async (ctx, { kind, state, year, offset, limit }) => {
  const where = {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(year !== undefined && { year }),
  };
  return rowsOf(ctx, await ctx.em.find(Round, where, { orderBy: { id: 'desc' }, offset, limit }));
});

/** Grades are counted for whoever sees the round once they have been told. */
export const told: readonly RoundState[] = ['feedback', 'published', 'used', 'archived'];

export const roundDetail = answer(personnel.queries.roundDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Round, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const best = told.includes(item.state) ? await ctx.em.count(Grading, { roundId: id, grade: 'best' }) : 0;
  return {
    ...{ ...row!, best, mostBest: mostExcellent(item.people, ctx.settings(settings).excellentShare) },
    ...{ approval: item.approval ?? '', files: await filesOf(ctx, 'personnel.round', id) },
    history: await historyOf(ctx, id),
  };
});

/** What of a grading is shown: all to the committee, their grade to whose it is once it was told, nothing to peers. */
export type Shown = 'all' | 'own' | 'peer';

export async function gradingRows(
  ctx: ReadContext,
  found: readonly GradingItem[],
  shownTo: (item: GradingItem) => Shown,
) {
  const of = await ctx.em.find(Round, { id: { $in: [...new Set(found.map(({ roundId }) => roundId))] } });
  const byId = new Map(of.map((one) => [one.id, one]));
  return found.flatMap((item) => {
    const round = byId.get(item.roundId);
    if (!round) return [];
    const shown = shownTo(item);
    const open = shown === 'all' || (shown === 'own' && told.includes(round.state));
    const counts = open ? item.counts : null;
    return {
      ...{ id: item.id, gradingId: item.id, roundId: round.id, kind: round.kind, year: round.year },
      ...{ name: item.name || '—', organisation: item.organisation, state: round.state },
      ...{ bestVotes: counts?.best ?? 0, goodVotes: counts?.good ?? 0 },
      ...{ fairVotes: counts?.fair ?? 0, poorVotes: counts?.poor ?? 0 },
      grade: open && item.grade ? `personnel.grade.${item.grade}` : '',
      ...{ subjectKind: 'grading' as const, subjectId: item.id },
    };
  });
}
