import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { placeNames } from '@heli/sdk/kit';
import { Dispute, Hazard } from '../entities/affair.entity.js';
import { Hearing, Openness, Opinion } from '../entities/deliberation.entity.js';
import { hearingsUnderWay, openDisputes, opennessAhead } from '../life-cycles.js';

const most = 20;
const word = (group: string, value: string): string => `coordination.${group}.${value}`;
const soon = 3 * 86_400_000;

/** ■ over, ▲ within three days, ● in good time. */
const statusOf = (due: string | null, now: string): 'ok' | 'warn' | 'bad' => {
  if (due === null) return 'ok';
  if (due <= now) return 'bad';
  return Date.parse(due) - Date.parse(now) < soon ? 'warn' : 'ok';
};

/** Hearings under way; ■ where somebody's opinion has no answer though the hearing is concluded. */
export const hearingBoard = answer(coordination.queries.hearingBoard, async (ctx) => {
  const found = await ctx.em.find(
    Hearing,
    { state: { $in: [...hearingsUnderWay] } },
    { orderBy: { at: 'asc', id: 'asc' }, limit: most },
  );
  const said = Map.groupBy(
    await ctx.em.find(Opinion, { hearingId: { $in: found.map(({ id }) => id) } }),
    ({ hearingId }) => hearingId,
  );
  const placeOf = await placeNames(ctx);
  return found.map(({ id, organisation, state, at, due }) => {
    const own = said.get(id) ?? [];
    const unanswered = own.filter(({ adoption }) => adoption == null).length;
    const waits = state === 'concluded' && unanswered > 0;
    const open = state === 'recordSigned' ? (due ?? null) : null;
    return {
      ...{ id, status: waits ? ('bad' as const) : statusOf(open, ctx.now), place: placeOf(organisation) },
      ...{ state: word('state', state), at: at ?? null, opinions: own.length, unanswered },
    };
  });
});

const byRisk = { red: 'bad', orange: 'warn', yellow: 'ok', blue: 'ok' } as const;
const order = ['red', 'orange', 'yellow', 'blue'] as const;

/** How many are open at each level and risk, the gravest first. */
export const disputeBoard = answer(coordination.queries.disputeBoard, async (ctx) => {
  const found = await ctx.em.find(Dispute, { state: { $in: [...openDisputes] } });
  const groups = [...Map.groupBy(found, ({ level, risk }) => `${level} ${risk}`).values()];
  return groups
    .map((of) => {
      const [{ level, risk }] = of as [(typeof of)[number]];
      const since = of.map(({ registeredAt }) => registeredAt).sort()[0]!;
      return { level, risk, open: of.length, since };
    })
    .sort((a, b) => order.indexOf(a.risk) - order.indexOf(b.risk) || (a.since < b.since ? -1 : 1))
    .slice(0, most)
    .map(({ level, risk, open, since }) => ({
      ...{ id: `${level} ${risk}`, status: byRisk[risk], level: word('level', level) },
      ...{ risk: word('risk', risk), open, since },
    }));
});

export const hazardBoard = answer(coordination.queries.hazardBoard, async (ctx) => {
  const found = await ctx.em.find(
    Hazard,
    { state: { $in: ['found', 'rectified'] } },
    { orderBy: { due: 'asc', id: 'asc' }, limit: most },
  );
  const placeOf = await placeNames(ctx);
  return found.map(({ id, kind, organisation, state, due }) => ({
    ...{ id, status: statusOf(due, ctx.now), kind: word('kind', kind), place: placeOf(organisation) },
    ...{ state: word('state', state), due },
  }));
});

export const opennessBoard = answer(coordination.queries.opennessBoard, async (ctx) => {
  const found = await ctx.em.find(
    Openness,
    { state: { $in: [...opennessAhead] } },
    { orderBy: { due: 'asc', id: 'asc' }, limit: most },
  );
  const placeOf = await placeNames(ctx);
  return found.map(({ id, catalogueNo, organisation, state, due }) => ({
    ...{ id, status: statusOf(due, ctx.now), catalogueNo, place: placeOf(organisation) },
    ...{ state: word('state', state), due },
  }));
});
