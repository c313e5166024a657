import { coordination, deadlineKeys, events } from '@heli/contracts/coordination';
import { handle, Refusal, type ReadContext } from '@heli/sdk';
import { bookCall } from './deadlines.js';
import { Dossier, type DossierRow } from './dossier.entity.js';
import { happenedAt, move } from './life.js';
import { checkOrganisation, checkUnits } from './places.js';
import { checkCategory, minutesToArrive } from './settings.js';
import { blownIn, find, hand, keep, nameOf, open, tell } from './tell.js';

const { commands } = coordination;

/** Which of the called units are there, and since when. */
export const arrivalsIn = ({ facts }: DossierRow): ReadonlyMap<string, string> =>
  new Map(
    facts
      .filter(({ name }) => name === 'whistleArrived')
      .map(({ data, at }) => [events.whistleArrived.data.parse(data).unitId, at]),
  );

export const isOver = ({ facts }: DossierRow): boolean =>
  facts.some(({ name }) => name === 'whistleConcluded');

async function liveWhistle(ctx: ReadContext, whistleId: string): Promise<DossierRow> {
  const row = await ctx.em.findOne(Dossier, { id: whistleId, kind: 'whistle' });
  if (!row) throw new Refusal('not-found', 'coordination.refusal.unknownWhistle', {}, 'whistleId');
  if (isOver(row)) throw new Refusal('conflict', 'coordination.refusal.whistleConcluded');
  return row;
}

export const blowWhistle = handle(commands.blowWhistle, async (ctx, input) => {
  const { caseId, kind, title, place, note, calledUnitIds } = input;
  await checkUnits(ctx, calledUnitIds, 'calledUnitIds');
  checkCategory(input.category);
  const [item, of] = caseId === undefined ? [] : await find(ctx, caseId);
  if (item) move(ctx, item, 'blowWhistle');
  const organisation = item?.organisation ?? (await checkOrganisation(ctx, input.organisation));
  const whistleId = ctx.id();
  const row = open(ctx.em, { id: whistleId, organisation, owner: ctx.actorId, kind: 'whistle' });
  const arriveBy = ctx.clock.add(ctx.now, { minutes: minutesToArrive[kind] }, 'natural');
  const category = input.category ?? item?.category;
  const data = { whistleId, caseId, kind, category, calledUnitIds, arriveBy };
  tell(ctx, row, events.whistleBlown, { at: ctx.now, data, detail: { title, place, note } });
  if (of) aside(of, events.whistleBlown, ctx.id(), ctx.now, ctx.actorId, data);
  await hand(ctx, row, calledUnitIds);
  for (const unitId of calledUnitIds)
    bookCall(ctx, organisation, { whistleId, unitId, due: arriveBy }, false);
  return { whistleId, arriveBy };
});

/** A whistle moves its case as well. */
export function aside(
  row: DossierRow,
  event: Parameters<typeof nameOf>[0],
  id: string,
  at: string,
  actor: string,
  data: object,
): void {
  keep(row, { id, name: nameOf(event), at, actor, imported: false, aside: true, data: { ...data } });
}

export const arriveWhistle = handle(
  commands.arriveWhistle,
  async (ctx, { whistleId, unitId, at: moment }) => {
    const row = await liveWhistle(ctx, whistleId);
    const whistle = blownIn(row);
    if (!whistle.calledUnitIds.includes(unitId))
      throw new Refusal('conflict', 'coordination.refusal.notCalled', {}, 'unitId');
    if (arrivalsIn(row).has(unitId))
      throw new Refusal('conflict', 'coordination.refusal.alreadyArrived', {}, 'unitId');
    const at = happenedAt(ctx, moment, whistle.at);
    const late = at > whistle.arriveBy;
    tell(ctx, row, events.whistleArrived, { at, data: { whistleId, unitId, late } });
    if (!late) bookCall(ctx, row.organisation, { whistleId, unitId, due: whistle.arriveBy }, true);
    return { whistleId, late };
  },
);

export const concludeWhistle = handle(commands.concludeWhistle, async (ctx, { whistleId, rating, note }) => {
  const row = await liveWhistle(ctx, whistleId);
  const { caseId, calledUnitIds, arriveBy } = blownIn(row);
  const [item, of] = caseId === undefined ? [] : await find(ctx, caseId);
  if (item) move(ctx, item, 'concludeWhistle');
  const there = arrivalsIn(row);
  // Whoever is not there and still had time is not counted.
  if (arriveBy > ctx.now)
    for (const unit of calledUnitIds.filter((id) => !there.has(id)))
      ctx.forget(deadlineKeys.whistle(whistleId, unit));
  const data = { whistleId, caseId, rating };
  tell(ctx, row, events.whistleConcluded, { at: ctx.now, data, detail: { note } });
  if (of) aside(of, events.whistleConcluded, ctx.id(), ctx.now, ctx.actorId, data);
  return { whistleId };
});
