import { handle } from '@heli/sdk';
import { contract, events } from '../contract/index.js';
import { Lamp } from '../lamp.entity.js';
import { settings } from '../settings.js';

export const addLamp = handle(contract.commands.addLamp, async (ctx, { title }) => {
  const lampId = ctx.id();
  const due = ctx.clock.add(ctx.now, { days: ctx.settings(settings).days }, 'workday');
  const { organisation } = ctx;
  ctx.em.create(Lamp, { id: lampId, organisation, title, state: 'open', due, closedAt: null });
  ctx.emit(events.lampAdded, { data: { lampId, due }, detail: { title } });
  return { lampId };
});
