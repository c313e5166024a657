import { coordination, steps } from '@heli/contracts/coordination';
import { answer, type InputOf, type OutputOf, type ReadContext } from '@heli/sdk';
import type { Case } from './case-of.js';
import { Dossier, type DossierRow, type Told } from './dossier.entity.js';
import { isOpen, isOverdue } from './life.js';
import { unitNames } from './places.js';
import { categories as known, settings, times, wordOf } from './settings.js';
import { inside } from './tell.js';

const { queries } = coordination;

/** Everything is small enough to be looked at: what is asked is found among all cases. */
async function allCases(ctx: ReadContext): Promise<Case[]> {
  const rows = await ctx.em.find(Dossier, { kind: 'case' }, { orderBy: { id: 'asc' } });
  return rows.map((row) => inside(ctx, row));
}

const by =
  <T>(...keys: readonly ((item: T) => string | null)[]) =>
  (a: T, b: T): number => {
    const key = keys.find((each) => each(a) !== each(b));
    return key ? ((key(a) ?? '') < (key(b) ?? '') ? -1 : 1) : 0;
  };

function rowOf(
  item: Case,
  now: string,
  nameOf: (unit: string | null) => string,
): OutputOf<typeof queries.cases>[number] {
  const { id, number, title, severity, origin, state, step, organisation, filedAt, due, closedAt } = item;
  return {
    ...{ id, caseId: id, number, title, severity, origin, state, step, organisation, filedAt, due, closedAt },
    ...{ category: wordOf(item.category), unit: nameOf(item.unit), overdue: isOverdue(item, now) },
  };
}

function isWanted(item: Case, input: InputOf<typeof queries.cases>, now: string): boolean {
  const { state, step, category, severity, unit, overdue, search } = input;
  const named = [item.number, item.sourceId ?? '', item.title].map((text) => text.toLowerCase());
  return (
    (state === undefined || item.state === state) &&
    (step === undefined || item.step === step) &&
    (category === undefined || `${item.category}.`.startsWith(`${category}.`)) &&
    (severity === undefined || item.severity === severity) &&
    (unit === undefined || item.unit === unit) &&
    (overdue !== true || isOverdue(item, now)) &&
    (search === undefined || named.some((text) => text.includes(search.toLowerCase())))
  );
}

export const cases = answer(queries.cases, async (ctx, input) => {
  const found = (await allCases(ctx)).filter((item) => isWanted(item, input, ctx.now));
  const sorted = found
    .sort(
      by<Case>(
        (item) => item.reportedAt,
        (item) => item.id,
      ),
    )
    .reverse();
  const shown = sorted.slice(input.offset, input.offset + input.limit);
  const nameOf = await unitNames(
    ctx,
    shown.map((item) => item.unit),
  );
  return shown.map((item) => rowOf(item, ctx.now, nameOf));
});

export const caseDetail = answer(queries.caseDetail, async (ctx, { id }) => {
  const row = await ctx.em.findOne(Dossier, { id, kind: 'case' });
  if (!row) return null;
  const item = inside(ctx, row);
  const nameOf = await unitNames(ctx, [item.unit]);
  const { category, channel, place, description, cycle, dueSign, dueContact, reviewAt } = item;
  const { outcome, returns, reworks, settingsVersion, source, sourceId } = item;
  const files = await ctx.files.of({ type: 'coordination.case', id });
  return {
    ...rowOf(item, ctx.now, nameOf),
    ...{
      categoryId: category,
      channel: channel ?? null,
      place,
      description,
      cycle,
      dueSign,
      dueContact,
      reviewAt,
    },
    ...{ outcome, returns, reworks, settingsVersion, source, sourceId },
    files: files.map((file) => ({ id: file.id, name: file.name, type: file.type, size: file.size })),
    history: await historyOf(ctx, row),
  };
});

export const isFact = ({ aside }: Told): boolean => aside !== true;

async function historyOf(ctx: ReadContext, row: DossierRow) {
  const facts = row.facts.filter(isFact).sort(by<Told>((told) => told.at));
  const isSystem = (actor: string): boolean => actor.startsWith('system:');
  const actors = facts.map(({ actor }) => actor).filter((actor) => !isSystem(actor));
  const names = new Map((await ctx.directory.actors([...new Set(actors)])).map(({ id, name }) => [id, name]));
  return facts.map(({ id, name, at, actor, data }) => ({
    ...{ id, event: name, at, actor, data, detail: row.words[id] ?? {} },
    actorName: isSystem(actor) ? '' : (names.get(actor) ?? '—'),
  }));
}

export const openCases = answer(queries.openCases, async (ctx) => {
  const open = (await allCases(ctx)).filter(isOpen);
  const shown = open
    .sort(
      by<Case>(
        (item) => item.filedAt,
        (item) => item.id,
      ),
    )
    .slice(0, 50);
  const nameOf = await unitNames(
    ctx,
    shown.map((item) => item.unit),
  );
  return shown.map(({ id, number, category, severity, step, unit, filedAt, reportedAt, due }) => ({
    ...{ id, number, category: wordOf(category), severity, step: step ?? 'filed', unit: nameOf(unit), due },
    since: filedAt ?? reportedAt,
  }));
});

export const funnel = answer(queries.funnel, async (ctx) => {
  const all = await allCases(ctx);
  const soon = ctx.clock.add(ctx.now, { hours: ctx.settings(settings).dueSoonHours }, 'natural');
  return steps.map((step) => {
    const standing = all.filter((item) => item.step === step);
    const since = standing.map((item) => item.stepSince).sort();
    const open = standing.filter(isOpen);
    const overdue = open.filter((item) => isOverdue(item, ctx.now));
    return {
      ...{ step, now: standing.length, overdue: overdue.length, oldestSince: since[0] ?? null },
      medianSince: since[Math.floor((since.length - 1) / 2)] ?? null,
      dueSoon: open.filter(({ due }) => due !== null && due > ctx.now && due <= soon).length,
    };
  });
});

const overdueOf = async (ctx: ReadContext): Promise<Case[]> =>
  (await allCases(ctx))
    .filter((item) => isOverdue(item, ctx.now))
    .sort(
      by<Case>(
        (item) => item.due,
        (item) => item.id,
      ),
    );

export const overdueCases = answer(queries.overdueCases, async (ctx) => {
  const shown = (await overdueOf(ctx)).slice(0, 20);
  const nameOf = await unitNames(
    ctx,
    shown.map((item) => item.unit),
  );
  return shown.map(({ id, number, category, unit, due }) => ({
    ...{ id, number, category: wordOf(category), unit: nameOf(unit), due: due ?? ctx.now },
  }));
});

export const overdueByUnit = answer(queries.overdueByUnit, async (ctx) => {
  const units = [...Map.groupBy(await overdueOf(ctx), (item) => item.unit)];
  const most = units
    .sort(([a, x], [b, y]) => y.length - x.length || ((a ?? '') < (b ?? '') ? -1 : 1))
    .slice(0, 20);
  const nameOf = await unitNames(
    ctx,
    most.map(([unit]) => unit),
  );
  return most.map(([unit, own]) => ({
    unit: nameOf(unit),
    count: own.length,
    oldestSince: own[0]?.due ?? ctx.now,
  }));
});

export const openByGrid = answer(queries.openByGrid, async (ctx) => {
  const places = await ctx.directory.organisations();
  const open = Map.groupBy((await allCases(ctx)).filter(isOpen), (item) => item.organisation);
  const cells = places
    .filter(({ code, level }) => level === 'grid' || open.has(code))
    .map((place) => {
      const above = place.level === 'grid' ? places.find(({ code }) => code === place.parent) : undefined;
      const row = above ?? place;
      const value = open.get(place.code)?.length ?? 0;
      return { row: row.code, rowLabel: row.name, cell: place.code, cellLabel: place.name, value };
    });
  const total = (row: string): number =>
    cells.filter((cell) => cell.row === row).reduce((sum, { value }) => sum + value, 0);
  return cells.sort((a, b) => total(b.row) - total(a.row) || (a.row < b.row ? -1 : 1)).slice(0, 500);
});

export const rules = answer(queries.rules, async () => [...times]);
export const categories = answer(queries.categories, async () =>
  known.map((id) => ({
    id,
    parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null,
    name: wordOf(id),
  })),
);
