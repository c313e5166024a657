import { coordination, events } from '@heli/contracts/coordination';
import { handle, Refusal, registerNumber, type WriteContext } from '@heli/sdk';
import { happenedAt, move, stand } from './life.js';
import { checkOrganisation } from './places.js';
import { checkCategory } from './settings.js';
import { find, open, standing, tell } from './tell.js';

const { commands, queries } = coordination;

/** Keeps what was sent in; whoever is shown the case in full may read it. */
export async function evidenceOf(ctx: WriteContext, caseId: string, files: readonly string[]) {
  if (files.length === 0) return {};
  const subject = { type: 'coordination.case', id: caseId };
  const kept = await ctx.files.attach(files, { subject, shownBy: queries.caseDetail, with: { id: caseId } });
  return { evidence: kept.map(({ id, hash }) => ({ fileId: id, hash })) };
}

export const report = handle(commands.report, async (ctx, input) => {
  const { title, description, place, reporter, category, severity, origin, channel } = input;
  const at = happenedAt(ctx, input.at);
  checkCategory(category);
  const organisation = await checkOrganisation(ctx, input.organisation);
  const row = open(ctx.em, { id: ctx.id(), organisation, owner: ctx.actorId, kind: 'case' });
  const number = registerNumber(ctx.organisation, await ctx.number('case'));
  tell(ctx, row, events.caseReported, {
    at,
    data: {
      ...stand({ id: row.id, step: null, reached: 0 }, 'reported'),
      ...{ number, category, severity, origin, channel },
      ...(await evidenceOf(ctx, row.id, input.files)),
    },
    detail: { title, description, place, reporter },
  });
  return { ...standing(ctx, row), number };
});

export const verify = handle(commands.verify, async (ctx, { caseId, at: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'verify', moment);
  tell(ctx, row, events.caseVerified, { at, data: moved, detail: { note } });
  return standing(ctx, row);
});

export const file = handle(commands.file, async (ctx, { caseId, at: moment, ...changed }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'file', moment);
  checkCategory(changed.category);
  const { number, origin, title } = item;
  const { category = item.category, severity = item.severity } = changed;
  const data = { ...moved, number, category, severity, origin, channel: item.channel ?? undefined };
  tell(ctx, row, events.caseFiled, { at, data, detail: { title } });
  return standing(ctx, row);
});

export const reject = handle(commands.reject, async (ctx, { caseId, at: moment, note, reason }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'reject', moment);
  tell(ctx, row, events.caseRejected, { at, data: { ...moved, reason }, detail: { note } });
  return standing(ctx, row);
});

export const merge = handle(commands.merge, async (ctx, { caseId, into, at: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  if (into === caseId) throw new Refusal('invalid', 'coordination.refusal.mergeIntoItself', {}, 'into');
  const [other] = await find(ctx, into, 'into');
  if (['rejected', 'merged', 'archived'].includes(other.state))
    throw new Refusal('conflict', 'coordination.refusal.mergeIntoEnded', {}, 'into');
  const { at, moved } = move(ctx, item, 'merge', moment);
  tell(ctx, row, events.caseMerged, { at, data: { ...moved, into }, detail: { note } });
  return standing(ctx, row);
});
