import type { Kernel } from '@heli/core';
import { factsPerCase, type Cells, type Chapter } from './case-story.ts';

type Sql = Kernel['database']['sql']['writer'];

/** What every row of a case begins with. */
const newRow: Cells = {
  ...{ co_unit_ids: '[]', owner: 'office', cycle: 1, clock: 'natural', suspended_minutes: 0, returns: 0 },
  ...{ reworks: 0, binding: 0, facts: 0 },
};
const caseColumns = [
  ...[
    'id',
    'organisation',
    'unit',
    'co_unit_ids',
    'owner',
    'number',
    'title',
    'description',
    'place',
    'category',
  ],
  ...[
    'severity',
    'origin',
    'channel',
    'state',
    'step',
    'step_since',
    'last_at',
    'reached',
    'cycle',
    'reported_at',
  ],
  ...['filed_at', 'dispatched_at', 'dispatched_by', 'signed_by', 'contacted_by', 'handled_by', 'handled_at'],
  ...[
    'handled_minutes',
    'closed_at',
    'closed_by',
    'due',
    'due_contact',
    'clock',
    'suspended_minutes',
    'outcome',
  ],
  ...['solved', 'returns', 'reworks', 'binding', 'facts'],
];
const historyColumns = [
  'id',
  'organisation',
  'subject',
  'name',
  'at',
  'place',
  'actor',
  'imported',
  'data',
  'detail',
];

interface Open {
  readonly row: Cells;
  /** Chapters told, the deadlines' among them. */
  readonly told: number;
}

/** The mechanism's own tables as its handlers would have left them: cases, their history, and what has yet to fall due. */
export class CaseBook {
  readonly #open = new Map<string, Open>();
  #ended: Cells[] = [];
  #history: (string | number)[][] = [];

  note(id: string, { at, event, data, detail, row, key }: Chapter, factId: string): void {
    const { row: before, told } = this.#open.get(id) ?? { row: { ...newRow, id }, told: 0 };
    const facts = Number(before['facts']) + (key === undefined ? 1 : 0);
    const after = key === undefined ? { ...before, ...row, last_at: at, facts } : before;
    const name = event.type.slice(event.type.indexOf('.') + 1);
    const [place, actor] = key === undefined ? [facts, 'office'] : [0, 'system:coordination'];
    const history = [key ?? factId, String(after['organisation']), id, name, at, place, actor, 0];
    this.#history.push([...history, JSON.stringify(data), JSON.stringify(detail ?? {})]);
    if (told + 1 < factsPerCase) this.#open.set(id, { row: after, told: told + 1 });
    else {
      this.#open.delete(id);
      this.#ended.push(after);
    }
  }

  /** Writes what can't change any more. */
  async write(sql: Sql): Promise<void> {
    await sql.insertMany('coordination_case_event', historyColumns, this.#history);
    await this.#insert(sql, this.#ended);
    this.#history = [];
    this.#ended = [];
  }

  /** Writes the cases whose story breaks off, with the deadlines that are to come. */
  async close(sql: Sql, ahead: readonly { readonly id: string; readonly chapter: Chapter }[]): Promise<void> {
    const open = [...this.#open.values()].map(({ row }) => row);
    await this.#insert(sql, open);
    const columns = ['mechanism', 'key', 'at', 'organisation', 'type', 'data', 'subject_type', 'subject_id'];
    const rows = ahead.flatMap(({ id, chapter: { at, event, data, key } }) => {
      const row = this.#open.get(id)?.row;
      if (key === undefined || !row?.['due']) return [];
      const met = key.startsWith('due') ? row['closed_at'] !== undefined : row['contacted_by'] !== undefined;
      const text = JSON.stringify({ ...data, met });
      const organisation = String(row['organisation']);
      return [['coordination', key, at, organisation, event.type, text, 'coordination.case', id, id]];
    });
    await sql.insertMany('core_deadline', [...columns, 'correlation_id'], rows);
  }

  #insert(sql: Sql, rows: readonly Cells[]): Promise<void> {
    return sql.insertMany(
      'coordination_case',
      caseColumns,
      rows.map((row) => caseColumns.map((column) => row[column] ?? null)),
    );
  }
}
