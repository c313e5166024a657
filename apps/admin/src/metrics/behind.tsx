import { formatNumber } from '@heli/client';
import { rangeOf } from '@heli/protocol';
import { Table } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { dayIn } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useChoices } from '../records/choices.js';
import { labelOf, valueText, type Reading } from '../records/field-value.js';
import { useRights } from '../server/may.js';
import { useAsk } from '../server/queries.js';
import type { Row } from '../server/types.js';
import type { MetricRow } from './metric-rows.js';

/** The answer of a query that traces a number. */
interface Traced {
  /** Sums over all records, to be held against the number. */
  readonly n: number;
  readonly d: number;
  readonly total: number;
  readonly rows: readonly Row[];
}

const pageSize = 10;
/** The parts of the number itself stand at the end. */
const ownFields = ['n', 'd'];

interface BehindProps {
  readonly row: MetricRow;
  readonly period: string;
}

/** The records that a number counts, page by page, and what they add up to. */
export function Behind({ row: { metric, mechanism, key }, period }: BehindProps) {
  const words = useWords();
  const { t, language, find } = words;
  const { organisation, zone } = usePlace();
  const { may } = useRights();
  const [page, setPage] = useState(1);
  const range = rangeOf(period, dayIn(zone));
  const query = metric.trace ?? '';
  const traced = useAsk<Traced>(
    organisation,
    query,
    {
      metric: metric.id.slice(metric.id.indexOf('.') + 1),
      period: { last: range?.last ?? dayIn(zone), ...(range?.first !== undefined && { first: range.first }) },
      ...(key !== '' && { key }),
      ...{ offset: (page - 1) * pageSize, limit: pageSize },
    },
    { enabled: may(query) && range !== undefined, keepPrevious: true },
  );
  const rows = traced.data?.rows ?? [];
  const named = (field: string): boolean => find(`${mechanism.contract}.field.${field}`) !== undefined;
  const fields = Object.keys(rows[0] ?? {}).filter((field) => !ownFields.includes(field) && named(field));
  const choices = useChoices(mechanism, fields);
  const reading: Reading = { words, contract: mechanism.contract, choices, zone };
  if (query === '' || !may(query)) return <p>{t('admin.metric.behind.notFor')}</p>;
  if (traced.error) return <Problem error={traced.error} onRetry={() => void traced.refetch()} />;
  const sum = (part: number): string => formatNumber(part, language);
  return (
    <>
      {traced.data && (
        <p role="status">
          {t('admin.metric.behind.sum', {
            ...{ total: sum(traced.data.total), n: sum(traced.data.n), d: sum(traced.data.d) },
          })}
        </p>
      )}
      <Table<Row>
        rowKey={(record) => JSON.stringify(record)}
        dataSource={[...rows]}
        loading={traced.isPending || traced.isPlaceholderData}
        scroll={{ x: 'max-content' }}
        pagination={{
          ...{ current: page, pageSize, total: traced.data?.total ?? 0, onChange: setPage },
          ...{ hideOnSinglePage: true, showSizeChanger: false },
        }}
        locale={{ emptyText: traced.data ? t('admin.metric.behind.none') : ' ' }}
        columns={[
          ...fields.map((field) => ({
            title: labelOf(field, reading),
            key: field,
            className: 'cell',
            render: (_: unknown, record: Row) => valueText(field, record[field], reading),
          })),
          ...ownFields.map((part) => ({
            title: t(`admin.metric.behind.${part}`),
            key: part,
            align: 'right' as const,
            render: (_: unknown, record: Row) => (typeof record[part] === 'number' ? sum(record[part]) : '—'),
          })),
        ]}
      />
    </>
  );
}
