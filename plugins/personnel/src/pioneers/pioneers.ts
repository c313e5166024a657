import { events, personnel } from '@heli/contracts/personnel';
import { handle, type ReadContext } from '@heli/sdk';
import { Assignment, Pioneer, type AssignmentItem, type PioneerItem } from '../entities/pioneer.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { pioneerLife } from '../life-cycles.js';
import { watchDays } from '../samples/samples.js';
import { around } from '../shared/around.js';
import { knownPerson, ownPerson } from '../shared/persons.js';

const naming = ({ id, slots }: PioneerItem) => ({ pioneerId: id, slots });
const answerOf = ({ id, state }: PioneerItem) => ({ pioneerId: id, state });
/** What every fact about somebody who holds one names. */
export const namingAssignment = ({ id, pioneerId, personId }: AssignmentItem) => ({
  ...{ assignmentId: id, pioneerId, personId },
});
export const pioneerOf = (ctx: ReadContext, id: string): Promise<PioneerItem> =>
  find(ctx, Pioneer, id, 'Pioneer');

/** 设岗. */
export const definePioneer = handle(personnel.commands.definePioneer, (ctx, { title, duties, slots }) => {
  const item = ctx.em.create(Pioneer, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, title, duties, slots },
    ...{ taken: 0, state: 'defined' },
  });
  const data = naming(item);
  record(ctx, subjectOf('pioneer', item), events.pioneerDefined, { data, detail: { title, duties } });
  return Promise.resolve(answerOf(item));
});

export const openPioneer = handle(personnel.commands.openPioneer, async (ctx, { pioneerId }) => {
  const item = await pioneerOf(ctx, pioneerId);
  item.state = follow(pioneerLife, 'open', around(ctx, item));
  record(ctx, subjectOf('pioneer', item), events.pioneerOpened, { data: naming(item) });
  await watchDays(ctx, item.organisation);
  return answerOf(item);
});

export const endPioneer = handle(personnel.commands.endPioneer, async (ctx, { pioneerId, note }) => {
  const item = await pioneerOf(ctx, pioneerId);
  const opened = item.state === 'open';
  item.state = follow(pioneerLife, 'end', around(ctx, item));
  const data = { ...naming(item), opened };
  record(ctx, subjectOf('pioneer', item), events.pioneerEnded, { data, detail: { note } });
  return answerOf(item);
});

/** 择岗, for oneself. */
export const choosePioneer = handle(personnel.commands.choosePioneer, async (ctx, { pioneerId, pledge }) => {
  const personId = ownPerson(ctx);
  const item = await pioneerOf(ctx, pioneerId);
  item.state = follow(pioneerLife, 'choose', around(ctx, item));
  if (await ctx.em.findOne(Assignment, { pioneerId, personId, ended: null }))
    throw no('chosenAlready', {}, 'pioneerId');
  item.taken += 1;
  const assignment = ctx.em.create(Assignment, {
    ...{ id: ctx.id(), facts: 0, organisation: item.organisation, owner: ctx.actorId, personId, pioneerId },
    name: await knownPerson(ctx, personId, 'pioneerId'),
    pledge,
    remark: null,
    since: ctx.now,
    ended: null,
    state: 'chosen',
  });
  const data = namingAssignment(assignment);
  record(ctx, subjectOf('assignment', assignment), events.pioneerChosen, { data, detail: { pledge } });
  return { assignmentId: assignment.id, state: assignment.state };
});
