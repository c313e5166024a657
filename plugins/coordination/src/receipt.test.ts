import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { coordination } from '@heli/contracts/coordination';
import type { CallOf } from '@heli/sdk';
import { expect, it } from '@jest/globals';
import { House } from '../test/house.js';
import { receipt } from './import-profiles.js';

type Input = CallOf<typeof coordination.commands.importCase>;

const file = join(import.meta.dirname, '../../../../shared/data/receipt.csv');
const withLog = existsSync(file) ? it : it.skip;
if (!existsSync(file)) console.info(`The receipt log is not at ${file}: its import is not tried.`);

const iso = (text: string): string => text.replace(' ', 'T');

/** The log has no quoted fields. */
function inputsOf(text: string): Input[] {
  const [head = [], ...lines] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const rows = lines.map((cells) => (column: string) => cells[head.indexOf(column)] ?? '');
  const { filedAt, due, closedAt, category, channel } = receipt.case;
  const { event } = receipt;
  return [...Map.groupBy(rows, (cell) => cell(receipt.caseId))].map(([sourceId, group]) => {
    const cell = group[0]!;
    const end = cell(closedAt.column);
    return {
      ...{ source: receipt.source, sourceId },
      category: category.values[cell(category.column) as keyof typeof category.values],
      channel: channel.values[cell(channel.column) as keyof typeof channel.values],
      ...{ filedAt: iso(cell(filedAt.column)), due: iso(cell(due.column)) },
      ...(end === '' ? {} : { closedAt: iso(end) }),
      events: group.map((of) => ({
        ...{ sourceId: of(event.sourceId.column), at: iso(of(event.at.column)) },
        ...{ activity: of(event.activity.column), resource: of(event.resource.column) },
        group: of(event.group.column),
      })),
    };
  });
}

/** What is due in a month by the zone of the house, and how it ended: counted from the records alone. */
function byMonth(inputs: readonly Input[]): Map<string, { due: number; closed: number; met: number }> {
  const months = new Map<string, { due: number; closed: number; met: number }>();
  for (const { due = '', closedAt } of inputs) {
    const month = new Date(Date.parse(due) + 8 * 3_600_000).toISOString().slice(0, 7);
    const sum = months.get(month) ?? { due: 0, closed: 0, met: 0 };
    months.set(month, sum);
    sum.due += 1;
    if (closedAt !== undefined) sum.closed += 1;
    if (closedAt !== undefined && Date.parse(closedAt) <= Date.parse(due)) sum.met += 1;
  }
  return months;
}

withLog('brings the receipt log in with its golden numbers (domain.md, section 12)', async () => {
  const house = await House.open();
  const inputs = inputsOf(readFileSync(file, 'utf8'));
  const found: Record<string, number> = {};
  for (let i = 0; i < inputs.length; i += 64)
    for (const { irregularities } of await Promise.all(
      inputs.slice(i, i + 64).map((input) => house.house.run(house.commands.importCase, input)),
    ))
      for (const kind of irregularities) found[kind] = (found[kind] ?? 0) + 1;
  await house.wait(0);
  expect(found).toEqual({
    ...{ oneClerkOnly: 870, eventsAfterEnd: 145, endBeforeFirstEvent: 117 },
    ...{ deadlineBeforeFirstEvent: 60, endBeforeStart: 2 },
  });
  const counted = (['filed', 'closed', 'open', 'openOverdue'] as const).map((name) => house.cell(name));
  expect((await Promise.all(counted)).map(({ n }) => n)).toEqual([1434, 1329, 105, 105]);
  const { kernel } = house.house;
  const [rate] = await kernel.cells.list(['coordination.onTimeClosureRate'], '370704003', 'total', 'public');
  expect(rate).toMatchObject({ n: 952, d: 1434, value: 66.4 });
  const [closed] = await kernel.cells.list(['coordination.closedOnTimeRate'], '370704003', 'total', 'public');
  expect(closed).toMatchObject({ n: 952, d: 1329, value: 71.6 });
  for (const [month, { due, closed: ended, met }] of byMonth(inputs)) {
    expect([month, await house.cell('onTimeClosureRate', month)]).toEqual([month, { n: met, d: due }]);
    expect([month, await house.cell('closedOnTimeRate', month)]).toEqual([month, { n: met, d: ended }]);
  }
  const kept = await house.rows(
    `SELECT count(*) AS n FROM coordination_case_event WHERE name = 'caseSourceRecorded'`,
  );
  expect(kept[0]?.['n']).toBe(8577);
  await house.close();
});
