import { coordination, events, type Irregularity } from '@heli/contracts/coordination';
import { handle, Refusal, type InputOf, type WriteContext } from '@heli/sdk';
import { bookDue } from './deadlines.js';
import { Dossier, type DossierRow } from './dossier.entity.js';
import { happenedAt, stand } from './life.js';
import { checkOrganisation, checkUnits } from './places.js';
import { settings } from './settings.js';
import { hand, inside, open, tell } from './tell.js';

type Input = InputOf<typeof coordination.commands.importCase>;

function read(ctx: WriteContext, input: Input) {
  const past = (moment: string, field: string): string => happenedAt(ctx, moment, undefined, field);
  const told = input.events.map((event, i) => ({ ...event, at: past(event.at, `events.${String(i)}.at`) }));
  const ids = told.map(({ sourceId }) => sourceId);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined)
    throw new Refusal('invalid', 'coordination.refusal.eventTwice', { sourceId: twice }, 'events');
  return {
    filedAt: past(input.filedAt, 'filedAt'),
    due: input.due === undefined ? undefined : new Date(input.due).toISOString(),
    closedAt: input.closedAt === undefined ? undefined : past(input.closedAt, 'closedAt'),
    told: told.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}
type Read = ReturnType<typeof read>;

function irregularitiesIn({ filedAt, due, closedAt, told }: Read): Irregularity[] {
  const first = told[0]?.at;
  const last = told.at(-1)?.at;
  const clerks = new Set(told.flatMap(({ resource }) => resource ?? []));
  const found: readonly (readonly [Irregularity, boolean])[] = [
    ['oneClerkOnly', clerks.size === 1],
    ['eventsAfterEnd', closedAt !== undefined && last !== undefined && last > closedAt],
    ['endBeforeFirstEvent', closedAt !== undefined && first !== undefined && closedAt < first],
    ['deadlineBeforeFirstEvent', due !== undefined && first !== undefined && due < first],
    ['endBeforeStart', closedAt !== undefined && closedAt < filedAt],
  ];
  return found.filter(([, is]) => is).map(([name]) => name);
}

const imported = true;

/** A record of another system, by the dates it has, once. */
export const importCase = handle(coordination.commands.importCase, async (ctx, input) => {
  const record = read(ctx, input);
  const irregularities = irregularitiesIn(record);
  const source = JSON.stringify([input.source, input.sourceId]);
  const known = await ctx.em.findOne(Dossier, { source });
  if (known) return { caseId: known.id, created: false, irregularities };
  const organisation = await checkOrganisation(ctx, input.organisation);
  if (input.unitId !== undefined) await checkUnits(ctx, [input.unitId], 'unitId');
  const row = open(ctx.em, { id: ctx.id(), organisation, owner: ctx.actorId, kind: 'case', source });
  tellFiled(ctx, row, input, record);
  if (input.unitId !== undefined) await tellDispatched(ctx, row, input.unitId, record);
  record.told.forEach(({ sourceId, at, activity, resource, group }, order) => {
    const data = { caseId: row.id, sourceId, at, order };
    tell(ctx, row, events.caseSourceRecorded, { at, data, detail: { activity, resource, group }, imported });
  });
  if (record.closedAt !== undefined) tellClosed(ctx, row, input, record, record.closedAt);
  const item = inside(ctx, row);
  const { due = null, closedAt } = record;
  const met = closedAt !== undefined && due !== null && closedAt <= due;
  bookDue(ctx, { ...item, due }, { met, ...(closedAt === undefined ? {} : { closedAt }) });
  return { caseId: row.id, created: true, irregularities };
});

function tellFiled(ctx: WriteContext, row: DossierRow, input: Input, { filedAt, due }: Read): void {
  const { source, sourceId, category, severity, origin, channel, title } = input;
  const moved = stand({ id: row.id, step: null, reached: 0 }, 'filed');
  const intake = { number: sourceId, category, severity, origin, channel };
  const data = { ...moved, ...intake, source, sourceId, due };
  tell(ctx, row, events.caseFiled, { at: filedAt, data, detail: { title }, imported });
}

async function tellDispatched(
  ctx: WriteContext,
  row: DossierRow,
  leadUnitId: string,
  { filedAt, due }: Read,
): Promise<void> {
  const item = inside(ctx, row);
  const { settingsVersion } = ctx;
  const rest = {
    cycle: 1,
    leadUnitId,
    coUnitIds: [],
    due,
    clock: 'natural' as const,
    settingsVersion,
    binding: false,
  };
  tell(ctx, row, events.caseDispatched, {
    at: filedAt,
    data: { ...stand(item, 'dispatched'), ...rest },
    imported,
  });
  await hand(ctx, row, [leadUnitId]);
}

/** What can't be reopened any more lies in the archive at once. */
function tellClosed(ctx: WriteContext, row: DossierRow, { outcome }: Input, { due }: Read, at: string): void {
  const item = inside(ctx, row);
  const data = {
    ...stand(item, 'closed'),
    cycle: 1,
    outcome,
    due,
    late: due !== undefined && at > due,
    reworks: 0,
  };
  tell(ctx, row, events.caseClosed, { at, data, imported });
  const { reopenDays: days } = ctx.settings(settings);
  if (ctx.clock.add(at, { days }, 'natural') >= ctx.now) return;
  tell(ctx, row, events.caseArchived, { at, data: stand(inside(ctx, row), 'archived'), imported });
}
