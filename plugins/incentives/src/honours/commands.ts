import { events, incentives } from '@heli/contracts/incentives';
import { handle } from '@heli/sdk';
import { Honour } from '../entities/recognition.entity.js';
import { find, record, subjectOf } from '../kit.js';
import { settings } from '../settings.js';
import { columnsOf, knownHolder } from '../shared/holder.js';
import { moveHonour, naming, rejectNow } from './honours.js';

export const nominateHonour = handle(incentives.commands.nominateHonour, async (ctx, input) => {
  const { title, year, basis } = input;
  const holder = await knownHolder(ctx, input);
  const item = ctx.em.create(Honour, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, ...columnsOf(holder) },
    ...{ title, basis, year, state: 'nominated' },
  });
  const data = { ...naming(item), year };
  record(ctx, subjectOf('honour', item), events.honourNominated, { data, detail: { title, basis } });
  return { honourId: item.id, state: item.state };
});

export const screenHonour = handle(incentives.commands.screenHonour, async (ctx, { honourId, note }) => {
  const item = await moveHonour(ctx, honourId, 'screen');
  record(ctx, subjectOf('honour', item), events.honourScreened, { data: naming(item), detail: { note } });
  return { honourId, state: item.state };
});

/** Under notice for the days set; whoever decides afterwards looks at the appeals. */
export const publiciseHonour = handle(incentives.commands.publiciseHonour, async (ctx, { honourId }) => {
  const item = await moveHonour(ctx, honourId, 'publicise');
  const until = ctx.clock.add(ctx.now, { days: ctx.settings(settings).noticeDays }, 'workday');
  item.until = until;
  const data = { ...naming(item), until };
  record(ctx, subjectOf('honour', item), events.honourPublicised, { data });
  return { honourId, state: item.state };
});

export const awardHonour = handle(incentives.commands.awardHonour, async (ctx, { honourId, note }) => {
  const item = await moveHonour(ctx, honourId, 'award');
  record(ctx, subjectOf('honour', item), events.honourAwarded, { data: naming(item), detail: { note } });
  return { honourId, state: item.state };
});

export const rejectHonour = handle(incentives.commands.rejectHonour, async (ctx, { honourId, reason }) => {
  const item = await find(ctx, Honour, honourId, 'Honour');
  rejectNow(ctx, item, reason);
  return { honourId, state: item.state };
});

export const revokeHonour = handle(incentives.commands.revokeHonour, async (ctx, { honourId, reason }) => {
  const item = await moveHonour(ctx, honourId, 'revoke');
  record(ctx, subjectOf('honour', item), events.honourRevoked, { data: naming(item), detail: { reason } });
  return { honourId, state: item.state };
});
