import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import {
  Training,
  TrainingRecord,
  type TrainingItem,
  type TrainingRecordItem,
} from '../entities/growth.entity.js';
import { Staff } from '../entities/post.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { recordLife, trainingLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { notOneself } from '../shared/persons.js';

const answerOf = ({ id, state }: TrainingItem) => ({ trainingId: id, state });

export const planTraining = handle(personnel.commands.planTraining, (ctx, input) => {
  const { title, kind, minutes, day, provider } = input;
  const item = ctx.em.create(Training, {
    id: ctx.id(),
    facts: 0,
    organisation: ctx.organisation,
    owner: ctx.actorId,
    title,
    kind,
    minutes,
    day,
    ...{ provider: provider ?? null, state: 'planned' },
  });
  const data = { trainingId: item.id, kind, minutes, day };
  record(ctx, subjectOf('training', item), events.trainingPlanned, { data, detail: { title, provider } });
  return Promise.resolve(answerOf(item));
});

async function move(ctx: WriteContext, trainingId: string, verb: keyof typeof trainingLife) {
  const item = await find(ctx, Training, trainingId, 'Training');
  item.state = follow(trainingLife, verb, around(ctx, item));
  return item;
}

export const cancelTraining = handle(personnel.commands.cancelTraining, async (ctx, input) => {
  const { trainingId, reason } = input;
  const item = await move(ctx, trainingId, 'cancel');
  record(ctx, subjectOf('training', item), events.trainingCancelled, {
    data: { trainingId },
    detail: { reason },
  });
  return answerOf(item);
});

const naming = (item: TrainingRecordItem) => ({
  ...{ recordId: item.id, trainingId: item.trainingId, staffId: item.staffId, personId: item.personId },
  ...{ minutes: item.minutes, day: item.day, at: item.at },
});

/** On the training's own day; what was held today counts from now. */
const momentOf = (ctx: WriteContext, day: string): string =>
  day < ctx.clock.dayOf(ctx.now) ? ctx.clock.startOf(day) : ctx.now;

/** @throws Refusal where they don't serve here, or took part already */
async function take(
  ctx: WriteContext,
  training: TrainingItem,
  personId: string,
  minutes: number,
): Promise<void> {
  notOneself(ctx, personId);
  const [serving] = await ctx.em.find(Staff, { personId, state: 'serving' }, { orderBy: { id: 'asc' } });
  if (!serving) throw no('servesNot', {}, 'personIds');
  if (await ctx.em.findOne(TrainingRecord, { trainingId: training.id, personId, state: 'counted' }))
    throw no('recordedAlready', {}, 'personIds');
  const item = ctx.em.create(TrainingRecord, {
    ...{ id: ctx.id(), facts: 0, organisation: serving.organisation, owner: ctx.actorId, personId },
    ...{ staffId: serving.id, trainingId: training.id, minutes, day: training.day },
    ...{ at: momentOf(ctx, training.day), state: 'counted' },
  });
  const at = item.at;
  record(ctx, subjectOf('trainingRecord', item), events.trainingRecorded, { data: naming(item), at });
}

export const recordTraining = handle(personnel.commands.recordTraining, async (ctx, input) => {
  const { trainingId, personIds } = input;
  const item = await move(ctx, trainingId, 'record');
  const minutes = input.minutes ?? item.minutes;
  if (minutes > item.minutes) throw no('longerThanHeld', { minutes: item.minutes }, 'minutes', 'invalid');
  if (new Set(personIds).size < personIds.length) throw no('namedTwice', {}, 'personIds', 'invalid');
  for (const personId of personIds) await take(ctx, item, personId, minutes);
  return { ...answerOf(item), recorded: personIds.length };
});

export const voidTraining = handle(personnel.commands.voidTraining, async (ctx, { recordId, reason }) => {
  const item = await find(ctx, TrainingRecord, recordId, 'Record');
  item.state = follow(recordLife, 'void', around(ctx, item));
  const subject = subjectOf('trainingRecord', item);
  record(ctx, subject, events.trainingVoided, { data: naming(item), detail: { reason } });
  return { recordId, state: item.state };
});
