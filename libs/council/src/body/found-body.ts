import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { Body } from '../entities/body.entity.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';

const levels = { council: 'street', branch: 'community' } as const;

/** A council of the sub-district, or a community's branch: one of each where it belongs. */
export const foundBody = handle(council.commands.foundBody, async (ctx, { kind, name, charter }) => {
  const place = (await ctx.directory.organisations()).find(({ code }) => code === ctx.organisation);
  if (place?.level !== levels[kind]) throw no('wrongLevel', { kind, level: levels[kind] }, 'kind', 'invalid');
  if ((await ctx.em.count(Body, { organisation: ctx.organisation, state: 'active' })) > 0)
    throw no('bodyExists');
  const bodyId = ctx.id();
  ctx.em.create(Body, {
    id: bodyId,
    organisation: ctx.organisation,
    kind,
    name,
    charter: charter ?? null,
    state: 'active',
    foundedAt: ctx.now,
  });
  record(ctx, bodyAs(bodyId, ctx.organisation), events.bodyFounded, {
    data: { bodyId, kind },
    detail: { name, ...(charter !== undefined && { charter }) },
  });
  return { bodyId };
});

/** A body as the subject of a fact. */
export const bodyAs = (id: string, organisation: string) => ({
  type: 'council.body' as const,
  id,
  organisation,
});
