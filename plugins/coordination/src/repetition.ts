import { events } from '@heli/contracts/coordination';
import type { WriteContext } from '@heli/sdk';
import { CaseEvent } from './case-event.entity.js';
import { Case, type CaseItem } from './case.entity.js';
import { settings } from './settings.js';

const dayMs = 86_400_000;
const mostNamed = 50;

/**
 * Holds a matter out to the council that comes up again and again in one community (domain.md, section 11): once, until
 * the days it looks back over have passed.
 */
export async function noteRepetition(ctx: WriteContext, item: CaseItem, at: string): Promise<void> {
  const { cases: wanted, days } = ctx.settings(settings).repetition;
  const since = new Date(Date.parse(at) - days * dayMs).toISOString();
  const community = await communityOf(ctx, item.organisation);
  const subject = `${community.code} ${item.category}`;
  const told = { subject, name: 'matterRepeated', at: { $gt: since } };
  if ((await ctx.em.count(CaseEvent, told)) > 0) return;
  const alike = await ctx.em.find(
    Case,
    {
      organisation: { $in: community.within },
      category: item.category,
      filedAt: { $gt: since, $lte: at },
      id: { $ne: item.id },
    },
    { orderBy: { filedAt: 'desc' }, fields: ['id', 'organisation'], disableIdentityMap: true },
  );
  const all = [item, ...alike];
  if (all.length < wanted) return;
  const data = {
    category: item.category,
    count: all.length,
    days,
    places: new Set(all.map(({ organisation }) => organisation)).size,
    caseId: item.id,
    caseIds: all.slice(0, mostNamed).map(({ id }) => id),
  };
  ctx.emit(events.matterRepeated, {
    data,
    organisation: community.code,
    occurredAt: at,
    subject: { type: 'coordination.case', id: item.id },
  });
  ctx.em.create(CaseEvent, {
    id: ctx.id(),
    organisation: community.code,
    subject,
    name: 'matterRepeated',
    at,
    place: 1,
    actor: ctx.actorId,
    imported: false,
    data,
    detail: {},
  });
}

/** The community a case lies in, as far up as the command was addressed, with all that lies below it. */
async function communityOf(
  ctx: WriteContext,
  code: string,
): Promise<{ readonly code: string; readonly within: readonly string[] }> {
  const known = await ctx.directory.organisations();
  const at = new Map(known.map((each) => [each.code, each]));
  let place = at.get(code);
  while (place?.level === 'grid' && place.parent !== null && at.has(place.parent))
    place = at.get(place.parent);
  const top = place?.code ?? code;
  const within = new Set([top]);
  // Parents come first.
  for (const each of known) if (each.parent !== null && within.has(each.parent)) within.add(each.code);
  return { code: top, within: [...within] };
}
