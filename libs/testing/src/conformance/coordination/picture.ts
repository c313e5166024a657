import { coordination, metrics, type MetricName } from '@heli/contracts/coordination';
import { communities, grid, street } from '../../house.js';
import type { Desk } from './desk.js';

const names = Object.keys(metrics) as MetricName[];
const long = { limit: 200 };

/**
 * All that the contract's queries and cells say, with names in the place of ids, and without what is the
 * implementation's own: ids of its rows, and the order of rows that nothing orders.
 */
export async function picture(desk: Desk): Promise<Record<string, unknown>> {
  await desk.settle();
  const answers = {
    cases: await desk.ask('cases', long),
    search: await desk.ask('cases', { ...long, search: 'forgotten', category: 'environment' }),
    details: await Promise.all([...desk.ids].map(([, id]) => detailOf(desk, id))),
    behind: await Promise.all(names.map((metric) => behind(desk, metric))),
    whistles: await desk.ask('whistles', long),
    rules: await desk.ask('rules', {}),
    categories: await desk.ask('categories', {}),
    openCases: await desk.ask('openCases', {}),
    funnel: await desk.ask('funnel', {}),
    overdueCases: await desk.ask('overdueCases', {}),
    overdueByUnit: await desk.ask('overdueByUnit', {}),
    whistleBoard: await desk.ask('whistleBoard', {}),
    openByGrid: await desk.ask('openByGrid', {}),
    cells: await cellsOf(desk),
  };
  return inOrder(JSON.parse(named(desk, JSON.stringify(answers)))) as Record<string, unknown>;
}

async function detailOf(desk: Desk, id: string): Promise<unknown> {
  const card = await desk.ask('caseDetail', { id });
  return card && { ...card, history: card.history.map(({ id: _own, ...fact }) => fact) };
}

async function behind(desk: Desk, metric: MetricName): Promise<unknown> {
  const all = await desk.ask('casesBehind', { metric, period: { last: '2099-01-01' }, ...long });
  const november = { first: '2026-11-01', last: '2026-11-30' };
  const month = await desk.ask('casesBehind', { metric, period: november, ...long });
  return { metric, all, month };
}

async function cellsOf(desk: Desk): Promise<unknown> {
  const { cells } = desk.house.kernel;
  const ids = names.map((name) => `${coordination.id}.${name}`);
  const lists = [street, ...communities, grid].flatMap((organisation) =>
    ['2026-10', '2026-11', '2026-11-02', 'total'].map((period) =>
      cells.list(ids, organisation, period, 'confidential'),
    ),
  );
  return (await Promise.all(lists))
    .flat()
    .map(({ version: _version, changedAt: _changedAt, asOf: _asOf, ...cell }) => cell);
}

/** Rows in an order that any implementation gives, and fields too. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const rows = value.map(inOrder).map((row) => ({ row, text: JSON.stringify(row) }));
    return rows.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ row }) => row);
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, inOrder(inner)] as const);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const named = (desk: Desk, text: string): string =>
  [...desk.ids].reduce((rest, [name, id]) => rest.replaceAll(id, name), text);
