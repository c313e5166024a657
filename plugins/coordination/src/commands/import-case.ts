import { coordination, events } from '@heli/contracts/coordination';
import { handle, Refusal, type InputOf, type WriteContext } from '@heli/sdk';
import { Case, type CaseItem } from '../case.entity.js';
import { importDue } from '../deadlines.js';
import { checkOrganisation, checkUnits } from '../directory.js';
import { happenedAt, stand } from '../flow.js';
import { irregularitiesOf } from '../irregularities.js';
import { newCase } from '../new-case.js';
import { record } from '../record.js';
import { settings } from '../settings.js';

type Input = InputOf<typeof coordination.commands.importCase>;

/** The record in our own times, its events in their order. */
function read(ctx: WriteContext, input: Input) {
  const past = (moment: string, field: string): string => happenedAt(ctx, moment, undefined, field);
  const told = input.events.map((event, i) => ({ ...event, at: past(event.at, `events.${i}.at`) }));
  const twice = told.find((event, i) => told.findIndex((other) => other.sourceId === event.sourceId) < i);
  if (twice)
    throw new Refusal('invalid', 'coordination.refusal.eventTwice', { sourceId: twice.sourceId }, 'events');
  return {
    filedAt: past(input.filedAt, 'filedAt'),
    due: input.due === undefined ? undefined : new Date(input.due).toISOString(),
    closedAt: input.closedAt === undefined ? undefined : past(input.closedAt, 'closedAt'),
    events: told.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}
type Told = ReturnType<typeof read>;

/** Brings one record of another system in by its dates, however they contradict each other. */
export const importCase = handle(coordination.commands.importCase, async (ctx, input) => {
  const told = read(ctx, input);
  const irregularities = irregularitiesOf(told);
  const { source, sourceId } = input;
  const known = await ctx.em.findOne(Case, { source, sourceId });
  if (known) return { caseId: known.id, created: false, irregularities };
  const organisation = await checkOrganisation(ctx, input.organisation);
  if (input.unitId !== undefined) await checkUnits(ctx, [input.unitId], 'unitId');
  const item = create(ctx, input, told, organisation);
  file(ctx, item, input);
  recordSource(ctx, item, told);
  if (told.closedAt !== undefined) close(ctx, item, told.closedAt);
  importDue(ctx, item);
  return { caseId: item.id, created: true, irregularities };
});

function create(ctx: WriteContext, input: Input, told: Told, organisation: string): CaseItem {
  const { sourceId, filedAt } = { ...input, ...told };
  return ctx.em.create(Case, {
    ...newCase,
    id: ctx.id(),
    organisation,
    unit: input.unitId ?? null,
    coUnitIds: [],
    owner: ctx.actorId,
    number: sourceId,
    title: input.title ?? sourceId,
    category: input.category,
    severity: input.severity,
    origin: input.origin,
    channel: input.channel ?? null,
    state: 'filed',
    stepSince: filedAt,
    lastAt: filedAt,
    reportedAt: filedAt,
    filedAt,
    closedAt: told.closedAt ?? null,
    due: told.due ?? null,
    outcome: told.closedAt === undefined ? null : input.outcome,
    settingsVersion: input.unitId === undefined ? null : ctx.settingsVersion,
    source: input.source,
    sourceId,
  });
}

/** Filed, and dispatched where its unit is known here; where it is not, an open case waits for dispatch. */
function file(ctx: WriteContext, item: CaseItem, input: Input): void {
  const at = item.reportedAt;
  const { number, category, severity, origin, cycle, clock } = item;
  const { source, sourceId, channel, title } = input;
  const imported = true;
  record(ctx, item, events.caseFiled, {
    at,
    data: {
      ...{ ...stand(item, 'filed', at), number, category, severity, origin, channel },
      ...{ source, sourceId, due: item.due ?? undefined },
    },
    detail: { title },
    imported,
  });
  if (!item.unit) return;
  item.dispatchedAt = at;
  record(ctx, item, events.caseDispatched, {
    at,
    data: {
      ...stand(item, 'dispatched', at),
      cycle,
      leadUnitId: item.unit,
      coUnitIds: [],
      due: item.due ?? undefined,
      clock,
      settingsVersion: ctx.settingsVersion,
      binding: false,
    },
    imported,
  });
}

function recordSource(ctx: WriteContext, item: CaseItem, told: Told): void {
  told.events.forEach(({ sourceId, at, activity, resource, group }, order) => {
    record(ctx, item, events.caseSourceRecorded, {
      at,
      data: { caseId: item.id, sourceId, at, order },
      detail: { activity, resource, group },
      imported: true,
    });
    if (at > item.lastAt) item.lastAt = at;
  });
}

/** Closed by its date; what can't be reopened any more lies in the archive and not in the funnel. */
function close(ctx: WriteContext, item: CaseItem, closedAt: string): void {
  record(ctx, item, events.caseClosed, {
    at: closedAt,
    data: {
      ...stand(item, 'closed', closedAt),
      cycle: item.cycle,
      outcome: item.outcome ?? 'resolved',
      due: item.due ?? undefined,
      late: item.due != null && closedAt > item.due,
      reworks: 0,
    },
    imported: true,
  });
  const { reopenDays } = ctx.settings(settings);
  if (ctx.clock.add(closedAt, { days: reopenDays }, 'natural') >= ctx.now) return;
  record(ctx, item, events.caseArchived, {
    at: closedAt,
    data: stand(item, 'archived', closedAt),
    imported: true,
  });
}
