import { hash } from 'node:crypto';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Problem } from './problem.js';
import type { Fields, RowRead } from './row-reader.js';
import type { WordKey } from './words.js';

/** A case gathered from its rows. */
export interface Gathered {
  readonly caseId: string;
  /** Where its first row begins. */
  readonly line: number;
  readonly fields: Fields;
  readonly events: readonly { readonly line: number; readonly fields: Fields }[];
}

interface RecordRow {
  id: number;
  case_id: string;
  line: number;
  fields: string;
}
interface ProblemRow {
  line: number;
  col: string | null;
  case_id: string | null;
  key: string;
  params: string;
}

const tables = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE;
  CREATE TABLE record (id INTEGER PRIMARY KEY, case_id TEXT UNIQUE, line INTEGER, filed_at TEXT, fields TEXT);
  CREATE TABLE event (record INTEGER, source_id TEXT, line INTEGER, fields TEXT, PRIMARY KEY (record, source_id)) WITHOUT ROWID;
  CREATE TABLE problem (line INTEGER, col TEXT, case_id TEXT, key TEXT, params TEXT);
  CREATE TABLE irregular (kind TEXT, case_id TEXT);
  BEGIN`;

/** Gathers the rows of a file by case, on disk, so that neither order nor size matters. */
export class Spill {
  /** Without a name: a file that SQLite keeps on disk and the system deletes with us, even if we are killed. */
  readonly #database = new DatabaseSync('');
  readonly #statements = new Map<string, StatementSync>();
  /** Rows of a case mostly stand together. */
  #last: { id: number; caseId: string; fields: Fields } | undefined;

  constructor() {
    this.#database.exec(tables);
  }

  /** Adds a row to its case, unless it says something else than the rows before or says the same again. */
  add(row: RowRead): Problem | undefined {
    const { line, caseId } = row;
    const no = (key: WordKey, params = {}): Problem => ({ line, column: undefined, caseId, key, params });
    const record = this.#last?.caseId === caseId ? this.#last : this.#record(caseId);
    if (record === undefined) {
      this.#begin(row);
      return undefined;
    }
    const differing = Object.keys(row.case).find(
      (name) => record.fields[name] !== undefined && record.fields[name] !== row.case[name],
    );
    if (differing !== undefined)
      return { ...no('import.problem.differs', { field: differing }), column: differing };
    if (!this.#addEvent(record.id, row)) return no('import.problem.duplicate');
    const fields = { ...record.fields, ...row.case };
    if (Object.keys(fields).length > Object.keys(record.fields).length) {
      this.#run(
        'UPDATE record SET fields = ?, filed_at = ? WHERE id = ?',
        JSON.stringify(fields),
        fields['filedAt'] ?? null,
        record.id,
      );
    }
    this.#last = { ...record, fields };
    return undefined;
  }

  note({ line, column, caseId, key, params }: Problem): void {
    this.#run(
      'INSERT INTO problem VALUES (?, ?, ?, ?, ?)',
      line,
      column ?? null,
      caseId ?? null,
      key,
      JSON.stringify(params),
    );
  }

  noteIrregular(kind: string, caseId: string): void {
    this.#run('INSERT INTO irregular VALUES (?, ?)', kind, caseId);
  }

  /** The cases by the day they were filed, so that history comes in as it happened. */
  *cases(): Generator<Gathered> {
    const ordered = this.#database.prepare(
      'SELECT id, case_id, line, fields FROM record ORDER BY filed_at, line',
    );
    for (const row of ordered.iterate() as Iterable<unknown>) {
      const { id, case_id: caseId, line, fields } = row as RecordRow;
      yield { caseId, line, fields: JSON.parse(fields) as Fields, events: this.#events(id) };
    }
  }

  /** Cases none of whose rows could be read, listed as problems. */
  *empty(): Generator<Problem> {
    const lost = this.#database.prepare(
      'SELECT case_id, MIN(line) AS line FROM problem WHERE case_id NOT IN (SELECT case_id FROM record) GROUP BY case_id ORDER BY line',
    );
    for (const row of lost.all() as { case_id: string; line: number }[]) {
      yield {
        line: row.line,
        column: undefined,
        caseId: row.case_id,
        key: 'import.problem.caseEmpty',
        params: {},
      };
    }
  }

  *problems(): Generator<Problem> {
    const listed = this.#database.prepare('SELECT * FROM problem ORDER BY line, rowid');
    for (const row of listed.iterate() as Iterable<unknown>) {
      const { line, col, case_id, key, params } = row as ProblemRow;
      yield {
        line,
        column: col ?? undefined,
        caseId: case_id ?? undefined,
        key: key as WordKey,
        params: JSON.parse(params) as Problem['params'],
      };
    }
  }

  *irregular(kind: string): Generator<string> {
    const listed = this.#database.prepare('SELECT case_id FROM irregular WHERE kind = ? ORDER BY rowid');
    for (const row of listed.iterate(kind) as Iterable<unknown>) yield (row as { case_id: string }).case_id;
  }

  count(what: 'record' | 'problem' | 'empty'): number {
    const from = what === 'empty' ? "problem WHERE key = 'import.problem.caseEmpty'" : what;
    return Number(this.#prepared(`SELECT COUNT(*) AS n FROM ${from}`).get()!['n']);
  }

  /** Closes and thereby deletes it. */
  close(): void {
    this.#database.close();
  }

  #begin(row: RowRead): void {
    const { line, caseId, case: fields } = row;
    const { lastInsertRowid } = this.#run(
      'INSERT INTO record (case_id, line, filed_at, fields) VALUES (?, ?, ?, ?)',
      caseId,
      line,
      fields['filedAt'] ?? null,
      JSON.stringify(fields),
    );
    this.#last = { id: Number(lastInsertRowid), caseId, fields };
    this.#addEvent(this.#last.id, row);
  }

  #addEvent(record: number, { line, event }: RowRead): boolean {
    if (!event) return false;
    const told = JSON.stringify(event);
    const sourceId = event['sourceId'] ?? hash('sha256', told).slice(0, 32);
    const { changes } = this.#run(
      'INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?)',
      record,
      sourceId,
      line,
      told,
    );
    return changes > 0;
  }

  #events(record: number): Gathered['events'] {
    const rows = this.#prepared(
      'SELECT source_id, line, fields FROM event WHERE record = ? ORDER BY line',
    ).all(record);
    return rows.map((row) => {
      const { source_id, line, fields } = row as { source_id: string; line: number; fields: string };
      return { line, fields: { ...(JSON.parse(fields) as Fields), sourceId: source_id } };
    });
  }

  #record(caseId: string): { id: number; caseId: string; fields: Fields } | undefined {
    const row = this.#prepared('SELECT id, fields FROM record WHERE case_id = ?').get(caseId) as
      { id: number; fields: string } | undefined;
    return row && { id: row.id, caseId, fields: JSON.parse(row.fields) as Fields };
  }

  #run(sql: string, ...values: (string | number | null)[]): ReturnType<StatementSync['run']> {
    return this.#prepared(sql).run(...values);
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}
