import { coordination, events } from '@heli/contracts/coordination';
import { handle, type WriteContext } from '@heli/sdk';
import { Case } from '../../case.entity.js';
import { Thread, type ThreadItem } from '../entities/affair.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { threadLife } from '../life-cycles.js';
import { around } from '../shared/around.js';

const answerOf = ({ id, cases, state }: ThreadItem) => ({ threadId: id, cases: cases.length, state });

/** @throws Refusal where a case is not there, named twice, or in an open thread already */
async function checkCases(ctx: WriteContext, caseIds: readonly string[]): Promise<void> {
  if (new Set(caseIds).size < caseIds.length) throw no('caseTwice', {}, 'caseIds', 'invalid');
  if ((await ctx.em.count(Case, { id: { $in: [...caseIds] } })) < caseIds.length)
    throw no('unknownCase', {}, 'caseIds', 'not-found');
  const taken = new Set((await ctx.em.find(Thread, { state: 'open' })).flatMap(({ cases }) => cases));
  if (caseIds.some((id) => taken.has(id))) throw no('caseInThread', {}, 'caseIds');
}

function open(ctx: WriteContext, title: string, cases: readonly string[], splitFrom?: string): ThreadItem {
  const item = ctx.em.create(Thread, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, title },
    ...{ cases: [...cases], mergedInto: null, state: 'open' },
  });
  const data = { threadId: item.id, caseIds: [...cases], ...(splitFrom !== undefined && { splitFrom }) };
  record(ctx, subjectOf('thread', item), events.threadOpened, { data, detail: { title } });
  return item;
}

export const openThread = handle(coordination.commands.openThread, async (ctx, { title, caseIds }) => {
  await checkCases(ctx, caseIds);
  return answerOf(open(ctx, title, caseIds));
});

async function move(
  ctx: WriteContext,
  threadId: string,
  verb: keyof typeof threadLife,
  field = 'threadId',
): Promise<ThreadItem> {
  const item = await find(ctx, Thread, threadId, 'Thread', field);
  item.state = follow(threadLife, verb, around(ctx, item));
  return item;
}

function grow(ctx: WriteContext, item: ThreadItem, caseIds: readonly string[]): void {
  item.cases = [...item.cases, ...caseIds];
  const data = { threadId: item.id, caseIds: [...caseIds] };
  record(ctx, subjectOf('thread', item), events.threadGrew, { data });
}

export const addToThread = handle(coordination.commands.addToThread, async (ctx, { threadId, caseIds }) => {
  const item = await move(ctx, threadId, 'grow');
  await checkCases(ctx, caseIds);
  grow(ctx, item, caseIds);
  return answerOf(item);
});

/** Neither part is left empty. */
export const splitThread = handle(coordination.commands.splitThread, async (ctx, input) => {
  const { threadId, title, caseIds } = input;
  const item = await move(ctx, threadId, 'grow');
  const left = item.cases.filter((id) => !caseIds.includes(id));
  if (new Set(caseIds).size < caseIds.length) throw no('caseTwice', {}, 'caseIds', 'invalid');
  if (left.length + caseIds.length !== item.cases.length)
    throw no('caseNotInThread', {}, 'caseIds', 'invalid');
  if (left.length === 0) throw no('threadEmptied', {}, 'caseIds', 'invalid');
  item.cases = left;
  const other = open(ctx, title, caseIds, threadId);
  const data = { threadId, caseIds, into: other.id };
  record(ctx, subjectOf('thread', item), events.threadSplit, { data });
  return { ...answerOf(item), into: other.id };
});

export const mergeThread = handle(coordination.commands.mergeThread, async (ctx, input) => {
  const { threadId, intoThreadId, note } = input;
  if (threadId === intoThreadId) throw no('threadItself', {}, 'intoThreadId', 'invalid');
  const item = await move(ctx, threadId, 'merge');
  const into = await move(ctx, intoThreadId, 'grow', 'intoThreadId');
  item.mergedInto = intoThreadId;
  const data = { threadId, into: intoThreadId };
  record(ctx, subjectOf('thread', item), events.threadMerged, { data, detail: { note } });
  grow(ctx, into, item.cases);
  return answerOf(item);
});

export const resolveThread = handle(coordination.commands.resolveThread, async (ctx, { threadId, note }) => {
  const { state: from } = await find(ctx, Thread, threadId, 'Thread');
  const item = await move(ctx, threadId, 'resolve');
  record(ctx, subjectOf('thread', item), events.threadResolved, {
    data: { threadId, from },
    detail: { note },
  });
  return answerOf(item);
});
