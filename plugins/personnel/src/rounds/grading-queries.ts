import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { Evidence, Grading, Round, type EvidenceItem, type GradingItem } from '../entities/growth.entity.js';
import { historyOf } from '../kit.js';
import { gradingRows, told, type Shown } from './queries.js';

export const gradings = answer(personnel.queries.gradings, async (ctx, { roundId, offset, limit }) => {
  const where = roundId === undefined ? {} : { roundId };
  const found = await ctx.em.find(Grading, where, { orderBy: { id: 'desc' }, offset, limit });
  return gradingRows(ctx, found, () => 'all');
});

const evidenceRow = ({ id, text, caseId, state }: EvidenceItem) => ({
  ...{ id, evidenceId: id, text, caseId: caseId ?? '', state },
});

async function cardOf(ctx: ReadContext, item: GradingItem, shown: Shown) {
  const [row] = await gradingRows(ctx, [item], () => shown);
  if (!row) return null;
  // The committee reads what its subject has agreed to, and nothing else.
  const evidence = await ctx.em.find(
    Evidence,
    { gradingId: item.id, ...(shown === 'all' && { state: 'agreed' as const }) },
    { orderBy: { id: 'asc' } },
  );
  const [open, knows] = [shown !== 'peer', shown === 'all' || told.includes(row.state)];
  return {
    ...{ ...row, self: open ? (item.self ?? '') : '', comments: open && knows ? (item.comments ?? '') : '' },
    ...{ reason: open && knows ? (item.reason ?? '') : '', evidence: open ? evidence.map(evidenceRow) : [] },
    history: shown === 'all' ? await historyOf(ctx, item.id) : [],
  };
}

export const gradingDetail = answer(personnel.queries.gradingDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Grading, { id });
  return item ? cardOf(ctx, item, 'all') : null;
});

/** One's own, and those of the others while a round's members comment on each other. */
async function inView(ctx: ReadContext): Promise<(item: GradingItem) => Shown | undefined> {
  const mine = await ctx.em.find(Grading, { personId: ctx.actorPersonId ?? '' });
  const peers = await ctx.em.find(Round, {
    id: { $in: mine.map(({ roundId }) => roundId) },
    state: 'peer',
  });
  const open = new Set(peers.map(({ id }) => id));
  return ({ personId, roundId }) => {
    if (personId === ctx.actorPersonId) return 'own';
    return open.has(roundId) ? 'peer' : undefined;
  };
}

export const ownGradings = answer(personnel.queries.ownGradings, async (ctx, { offset, limit }) => {
  if (ctx.actorPersonId === undefined) return [];
  const mine = await ctx.em.find(Grading, { personId: ctx.actorPersonId });
  const rounds = await ctx.em.find(Round, { id: { $in: mine.map(({ roundId }) => roundId) }, state: 'peer' });
  const where = {
    $or: [{ personId: ctx.actorPersonId }, { roundId: { $in: rounds.map(({ id }) => id) } }],
  };
  const found = await ctx.em.find(Grading, where, { orderBy: { id: 'desc' }, offset, limit });
  const view = await inView(ctx);
  return gradingRows(ctx, found, (item) => view(item) ?? 'peer');
});

export const ownGradingDetail = answer(personnel.queries.ownGradingDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Grading, { id });
  if (!item || ctx.actorPersonId === undefined) return null;
  const shown = (await inView(ctx))(item);
  return shown ? cardOf(ctx, item, shown) : null;
});

export const ownEvidence = answer(personnel.queries.ownEvidence, async (ctx, { offset, limit }) => {
  const where = { personId: ctx.actorPersonId ?? '' };
  const found = await ctx.em.find(Evidence, where, { orderBy: { id: 'desc' }, offset, limit });
  return found.map(evidenceRow);
});

/** So many ballots at a time are looked through for those on whose roll one stands. */
const most = 200;

export const gradeBallots = answer(personnel.queries.gradeBallots, async (ctx) => {
  const open = await ctx.em.find(
    Grading,
    { ballotId: { $ne: null } },
    { orderBy: { id: 'asc' }, limit: most },
  );
  const rounds = await ctx.em.find(Round, { id: { $in: open.map(({ roundId }) => roundId) } });
  const byId = new Map(rounds.map((one) => [one.id, one]));
  const mine: { item: GradingItem; standing: 'entitled' | 'cast' }[] = [];
  for (const item of open) {
    const standing = await ctx.ballots.standing(item.ballotId!);
    if (standing !== 'absent' && byId.has(item.roundId)) mine.push({ item, standing });
  }
  return mine.map(({ item, standing }) => ({
    ...{ id: item.ballotId!, ballotId: item.ballotId!, name: item.name || '—', standing },
    ...{ kind: byId.get(item.roundId)!.kind, year: byId.get(item.roundId)!.year },
    organisation: item.organisation,
  }));
});
