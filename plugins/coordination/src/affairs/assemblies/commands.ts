import { coordination, events } from '@heli/contracts/coordination';
import { handle, type ReadContext, type WriteContext } from '@heli/sdk';
import { iso } from '@heli/sdk/kit';
import { settings, type QuorumRule } from '../../settings.js';
import { Assembly, Matter, type AssemblyItem } from '../entities/deliberation.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { assemblyLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { askingNeeded, moreThan, rulesOn } from './rules.js';

const answerOf = ({ id, state }: AssemblyItem) => ({ assemblyId: id, state });
const naming = ({ id, kind }: AssemblyItem) => ({ assemblyId: id, kind });

/** The rules under which a meeting was called, whatever has become of them since. */
export const rulesOf = (ctx: ReadContext, { rulesFrom }: Pick<AssemblyItem, 'rulesFrom'>): QuorumRule =>
  rulesOn(ctx.settings(settings).quorumRules, rulesFrom);

export const callAssembly = handle(coordination.commands.callAssembly, (ctx, input) => {
  const { kind, basis, title, entitled, requested, of } = input;
  const at = iso(input.at);
  if (at <= ctx.now) throw no('dueNotAhead', {}, 'at', 'invalid');
  const rules = rulesOn(ctx.settings(settings).quorumRules, ctx.clock.dayOf(at));
  const needed = askingNeeded(rules, basis, of ?? entitled);
  if ((requested ?? 0) < needed) throw no('tooFewAsked', { needed }, 'requested', 'invalid');
  const item = ctx.em.create(Assembly, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, kind, basis, title },
    ...{ entitled, present: 0, at, rulesFrom: rules.from, state: 'called' },
  });
  record(ctx, subjectOf('assembly', item), events.assemblyCalled, {
    data: {
      ...{ ...naming(item), basis, entitled, at, rulesFrom: rules.from },
      ...(requested !== undefined && { requested }),
    },
    detail: { title },
  });
  return Promise.resolve(answerOf(item));
});

async function move(ctx: WriteContext, assemblyId: string, verb: keyof typeof assemblyLife) {
  const item = await find(ctx, Assembly, assemblyId, 'Assembly');
  item.state = follow(assemblyLife, verb, around(ctx, item));
  return item;
}

/** More than half of those entitled have to be there, by the rules of its day; without them nothing is decided. */
export const holdAssembly = handle(coordination.commands.holdAssembly, async (ctx, input) => {
  const { assemblyId, present } = input;
  const called = await find(ctx, Assembly, assemblyId, 'Assembly');
  if (present > called.entitled)
    throw no('moreThanEntitled', { entitled: called.entitled }, 'present', 'invalid');
  const needed = moreThan(rulesOf(ctx, called).attend, called.entitled);
  const quorate = present >= needed;
  const item = await move(ctx, assemblyId, quorate ? 'hold' : 'holdInVain');
  item.present = present;
  const data = { ...naming(item), present, quorate };
  record(ctx, subjectOf('assembly', item), events.assemblyHeld, { data });
  return { ...answerOf(item), needed };
});

export const decideMatter = handle(coordination.commands.decideMatter, async (ctx, input) => {
  const { assemblyId, title, yes, no: against, abstained } = input;
  const item = await move(ctx, assemblyId, 'decide');
  if (yes + against + abstained > item.present)
    throw no('moreVotesThanPresent', { present: item.present }, 'yes', 'invalid');
  const needed = moreThan(rulesOf(ctx, item).decide, item.present);
  const passed = yes >= needed;
  const matter = ctx.em.create(Matter, {
    ...{ id: ctx.id(), organisation: item.organisation, owner: ctx.actorId, assemblyId, title },
    ...{ yes, no: against, abstained, passed },
  });
  const data = { assemblyId, matterId: matter.id, yes, no: against, abstained, passed };
  record(ctx, subjectOf('assembly', item), events.matterDecided, { data, detail: { title } });
  return { ...answerOf(item), matterId: matter.id, passed, needed };
});

export const endAssembly = handle(coordination.commands.endAssembly, async (ctx, { assemblyId, note }) => {
  const item = await move(ctx, assemblyId, 'end');
  const matters = await ctx.em.count(Matter, { assemblyId });
  const data = { ...naming(item), matters };
  record(ctx, subjectOf('assembly', item), events.assemblyEnded, { data, detail: { note } });
  return answerOf(item);
});

export const cancelAssembly = handle(coordination.commands.cancelAssembly, async (ctx, input) => {
  const { assemblyId, reason } = input;
  const item = await move(ctx, assemblyId, 'cancel');
  record(ctx, subjectOf('assembly', item), events.assemblyCancelled, {
    data: naming(item),
    detail: { reason },
  });
  return answerOf(item);
});
