import { council } from '@heli/contracts/council';
import { answer, type ReadContext } from '@heli/sdk';
import { AgendaItem, type AgendaItemItem } from '../entities/agenda-item.entity.js';
import { KeptFact } from '../entities/fact.entity.js';
import { Meeting } from '../entities/meeting.entity.js';
import { historyOf } from '../shared/history.js';
import { unitNames } from '../shared/names.js';

const { queries } = council;

async function rowsOf(ctx: ReadContext, items: readonly AgendaItemItem[]) {
  const unitOf = await unitNames(
    ctx,
    items.map(({ unit }) => unit),
  );
  const ids = items.flatMap(({ meetingId }) => (meetingId == null ? [] : [meetingId]));
  const meetings = await ctx.em.find(Meeting, { id: { $in: ids } });
  const titles = new Map(meetings.map(({ id, title }) => [id, title]));
  return items.map((item) => ({
    id: item.id,
    itemId: item.id,
    bodyId: item.bodyId,
    title: item.title,
    origin: item.origin,
    unit: unitOf(item.unit),
    wanted: item.wanted,
    state: item.state,
    proposedAt: item.proposedAt,
    meetingId: item.meetingId ?? null,
    meeting: titles.get(item.meetingId ?? '') ?? '—',
  }));
}

export const items = answer(queries.items, async (ctx, { state, bodyId, meetingId, offset, limit }) => {
  const where = {
    ...(state !== undefined && { state }),
    ...(bodyId !== undefined && { bodyId }),
    ...(meetingId !== undefined && { meetingId }),
  };
  const orderBy =
    meetingId === undefined
      ? { proposedAt: 'desc' as const, id: 'desc' as const }
      : { place: 'asc' as const };
  return rowsOf(ctx, await ctx.em.find(AgendaItem, where, { orderBy, offset, limit }));
});

export const item = answer(queries.item, async (ctx, { id }) => {
  const found = await ctx.em.findOne(AgendaItem, { id });
  if (!found) return null;
  const [row] = await rowsOf(ctx, [found]);
  return {
    ...row!,
    background: found.background ?? '',
    duration: found.duration,
    place: found.place ?? null,
    visibility: found.visibility,
    metrics: [...found.metrics],
    startedAt: found.startedAt ?? null,
    endedAt: found.endedAt ?? null,
    history: await historyOf(ctx, id),
  };
});

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9A-Z]{26}$/.test(value);

export const suggestions = answer(queries.suggestions, async (ctx) => {
  const held = await ctx.suggestions('agendaItem');
  const ids = held.map(({ id }) => id);
  const taken = await ctx.em.find(AgendaItem, { suggestionId: { $in: ids } });
  const dismissed = await ctx.em.find(KeptFact, { subject: { $in: ids }, name: 'suggestionDismissed' });
  const gone = new Set([...taken.map((one) => one.suggestionId), ...dismissed.map(({ subject }) => subject)]);
  return held
    .filter(({ id }) => !gone.has(id))
    .map(({ id, title, params, organisation, at }) => ({
      id,
      suggestionId: id,
      title,
      params,
      about: Object.values(params)
        .filter((value) => !isId(value))
        .join(' · '),
      organisation,
      at,
    }));
});
