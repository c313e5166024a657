import { coordination, events } from '@heli/contracts/coordination';
import { handle, type WriteContext } from '@heli/sdk';
import { arm, iso, takeEvidence, type Settlement } from '@heli/sdk/kit';
import { Hazard, type HazardItem } from '../entities/affair.entity.js';
import { find, follow, no, record, settle, subjectOf, unitOf } from '../kit.js';
import { hazardLife } from '../life-cycles.js';
import { around } from '../shared/around.js';

/** What every fact about a hazard names. */
export const naming = ({ id, kind, grade }: HazardItem) => ({ hazardId: id, kind, grade });
const answerOf = ({ id, state }: HazardItem) => ({ hazardId: id, state });

const deadline = (item: HazardItem): Settlement<typeof events.hazardFellDue> => ({
  key: `hazard:${item.id}`,
  due: item.due,
  subject: subjectOf('hazard', item),
  event: events.hazardFellDue,
  data: (outcome) => ({ hazardId: item.id, due: item.due, ...outcome }),
});

export const reportHazard = handle(coordination.commands.reportHazard, async (ctx, input) => {
  const { kind, grade, title, place, unitId, files } = input;
  const due = iso(input.due);
  if (due <= ctx.now) throw no('dueNotAhead', {}, 'due', 'invalid');
  if (unitId !== undefined) await unitOf(ctx, unitId);
  const item = ctx.em.create(Hazard, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, unit: unitId ?? null },
    ...{ kind, grade, title, place: place ?? null, due, rectifier: null, state: 'found' },
  });
  const subject = subjectOf('hazard', item);
  const evidence = await takeEvidence(ctx, subject, files, coordination.queries.hazardDetail);
  const data = { ...naming(item), ...(unitId !== undefined && { unitId }), due, evidence };
  record(ctx, subject, events.hazardFound, { data, detail: { title, place } });
  arm(ctx, deadline(item));
  return answerOf(item);
});

async function move(ctx: WriteContext, hazardId: string, verb: keyof typeof hazardLife): Promise<HazardItem> {
  const item = await find(ctx, Hazard, hazardId, 'Hazard');
  item.state = follow(hazardLife, verb, around(ctx, item));
  return item;
}

export const rectifyHazard = handle(coordination.commands.rectifyHazard, async (ctx, input) => {
  const { hazardId, note, files } = input;
  const item = await move(ctx, hazardId, 'rectify');
  item.rectifier = ctx.actorId;
  const subject = subjectOf('hazard', item);
  const evidence = await takeEvidence(ctx, subject, files, coordination.queries.hazardDetail);
  record(ctx, subject, events.hazardRectified, { data: { ...naming(item), evidence }, detail: { note } });
  return answerOf(item);
});

export const verifyHazard = handle(coordination.commands.verifyHazard, async (ctx, { hazardId, note }) => {
  const item = await move(ctx, hazardId, 'verify');
  const data = { ...naming(item), late: item.due < ctx.now };
  record(ctx, subjectOf('hazard', item), events.hazardVerified, { data, detail: { note } });
  settle(ctx, deadline(item));
  return answerOf(item);
});

export const returnHazard = handle(coordination.commands.returnHazard, async (ctx, { hazardId, reason }) => {
  const item = await move(ctx, hazardId, 'sendBack');
  record(ctx, subjectOf('hazard', item), events.hazardReturned, { data: naming(item), detail: { reason } });
  return answerOf(item);
});
