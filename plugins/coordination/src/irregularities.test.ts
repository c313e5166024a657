import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Irregularity } from '@heli/contracts/coordination';
import { describe, expect, it } from '@jest/globals';
import { receipt } from './import-profiles.js';
import { irregularitiesOf, type SourceRecord } from './irregularities.js';

const file = join(import.meta.dirname, '../../../../shared/data/receipt.csv');
const withLog = existsSync(file) ? it : it.skip;
if (!existsSync(file)) console.info(`The receipt log is not at ${file}: its counts are not checked.`);

const iso = (text: string): string => new Date(text.replace(' ', 'T')).toISOString();

/** The log has no quoted fields. */
function recordsOf(text: string): SourceRecord[] {
  const [head = [], ...lines] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const rows = lines.map((cells) => (column: string) => cells[head.indexOf(column)] ?? '');
  const { filedAt, due, closedAt } = receipt.case;
  return [...Map.groupBy(rows, (cell) => cell(receipt.caseId)).values()].map((group) => {
    const cell = group[0]!;
    const end = cell(closedAt.column);
    return {
      filedAt: iso(cell(filedAt.column)),
      due: iso(cell(due.column)),
      closedAt: end === '' ? undefined : iso(end),
      events: group.map((of) => ({
        at: iso(of(receipt.event.at.column)),
        resource: of(receipt.event.resource.column),
      })),
    };
  });
}

describe('irregularities of a record', () => {
  const at = (hour: number): string => `2011-05-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const events = [
    { at: at(9), resource: 'a' },
    { at: at(11), resource: 'b' },
  ];

  it('are none where all is in order', () => {
    expect(irregularitiesOf({ filedAt: at(8), due: at(20), closedAt: at(12), events })).toEqual([]);
    expect(irregularitiesOf({ filedAt: at(8), events: [] })).toEqual([]);
  });

  it.each<[Irregularity, Partial<SourceRecord>]>([
    ['oneClerkOnly', { events: [{ at: at(9), resource: 'a' }] }],
    ['eventsAfterEnd', { closedAt: at(10) }],
    ['deadlineBeforeFirstEvent', { due: at(8) }],
  ])('name %s', (kind, part) => {
    expect(irregularitiesOf({ filedAt: at(8), due: at(20), closedAt: at(12), events, ...part })).toEqual([
      kind,
    ]);
  });

  it('may be several at once', () => {
    expect(irregularitiesOf({ filedAt: at(8), closedAt: at(7), events })).toEqual([
      'eventsAfterEnd',
      'endBeforeFirstEvent',
      'endBeforeStart',
    ]);
  });

  withLog('are those of the receipt log (domain.md, section 12)', () => {
    const records = recordsOf(readFileSync(file, 'utf8'));
    const kinds = records.flatMap(irregularitiesOf);
    const times = (kind: Irregularity): number => kinds.filter((found) => found === kind).length;
    expect(records).toHaveLength(1434);
    expect(records.flatMap((record) => record.events)).toHaveLength(8577);
    expect(times('oneClerkOnly')).toBe(870);
    expect(times('eventsAfterEnd')).toBe(145);
    expect(times('endBeforeFirstEvent')).toBe(117);
    expect(times('deadlineBeforeFirstEvent')).toBe(60);
    expect(times('endBeforeStart')).toBe(2);
  });
});
