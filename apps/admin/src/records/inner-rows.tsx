import { Table } from 'antd';
import type { Row } from '../server/types.js';
import { isUnnamed, labelOf, valueText, type Reading } from './field-value.js';
import { isFiles } from './file-links.js';
import { isHistory } from './history.js';

const isRow = (one: unknown): one is Row => typeof one === 'object' && one !== null && 'id' in one;

/** Whether a field of a record is a list of rows of their own: offers, items, changes. */
export const isInnerRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRow) && !isHistory(value) && !isFiles(value);

/** What is worth a column: what has a word and says something in one of the rows, and no id that only machines read. */
function columnsOf(rows: readonly Row[], reading: Reading): string[] {
  const says = (field: string): boolean =>
    rows.some((row) => {
      const value = row[field];
      if (value === null || value === undefined || value === '' || typeof value === 'object') return false;
      return !isUnnamed(field, value, reading);
    });
  const named = (field: string): boolean =>
    reading.words.find(`${reading.contract}.field.${field}`) !== undefined;
  return Object.keys(rows[0] ?? {}).filter(
    (field) =>
      field !== 'id' && !field.endsWith('Id') && field !== 'organisation' && named(field) && says(field),
  );
}

interface InnerRowsProps {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly reading: Reading;
}

/** A record's own rows as a table. */
export function InnerRows({ title, rows, reading }: InnerRowsProps) {
  return (
    <section className="inner-rows">
      <h3>
        {title} <span className="small">{rows.length}</span>
      </h3>
      <Table<Row>
        rowKey={(row) => String(row['id'])}
        size="small"
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        dataSource={[...rows]}
        columns={columnsOf(rows, reading).map((field) => ({
          key: field,
          title: labelOf(field, reading),
          render: (_: unknown, row: Row) => valueText(field, row[field], reading),
        }))}
      />
    </section>
  );
}
