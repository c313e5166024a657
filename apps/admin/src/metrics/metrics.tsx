import type { Words } from '@heli/client';
import { periodOn, type Cell } from '@heli/protocol';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { dayIn } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useCatalogue } from '../server/queries.js';
import { CellValue } from './cell-value.js';
import { MetricDrawer } from './metric-drawer.js';
import { cellOf, keyStem, metricRows, stemOf, type MetricRow } from './metric-rows.js';
import { useCells } from './use-cells.js';

interface NameProps {
  readonly row: MetricRow;
  readonly onOpen: (row: MetricRow) => void;
}

function Name({ row, onOpen }: NameProps) {
  const words = useWords();
  const { metric, mechanism, key } = row;
  if (key !== '') {
    const stem = keyStem(mechanism, metric.keys ?? [], words);
    return (
      <div className="metric-name">
        <Button type="link" className="open" onClick={() => onOpen(row)}>
          {stem === undefined ? key : words.t(`${stem}${key}`)}
        </Button>
      </div>
    );
  }
  return (
    <div className="metric-name">
      <Button type="link" className="open" onClick={() => onOpen(row)}>
        <strong>{words.t(`${stemOf(metric)}.name`)}</strong>
      </Button>
      <div className="small">{words.t(`${stemOf(metric)}.description`)}</div>
      <div className="small code">{metric.id}</div>
    </div>
  );
}

function Formula({ row: { metric, key } }: { readonly row: MetricRow }) {
  const { t } = useWords();
  if (key !== '') return null;
  return (
    <>
      {t(`${stemOf(metric)}.formula`)}
      <div className="small">
        {t('admin.metric.version', {
          version: metric.version,
          audience: t(`admin.audience.${metric.audience}`),
        })}
      </div>
    </>
  );
}

type Answer = UseQueryResult<Cell[]>;

function columns(
  { t }: Words,
  total: Answer,
  month: Answer,
  onOpen: (row: MetricRow) => void,
): TableColumnsType<MetricRow> {
  const value = (title: string, { data }: Answer): TableColumnsType<MetricRow>[number] => ({
    title,
    key: title,
    width: 170,
    render: (_, row) => !row.children && <CellValue cell={cellOf(data, row)} metric={row.metric} />,
  });
  return [
    { title: t('admin.metric'), key: 'name', render: (_, row) => <Name row={row} onOpen={onOpen} /> },
    { title: t('admin.metric.formula'), key: 'formula', render: (_, row) => <Formula row={row} /> },
    value(t('admin.metric.total'), total),
    value(t('admin.metric.month'), month),
  ];
}

/** The catalogue of numbers: what each means, how it is counted, and what it says now. */
export function Metrics() {
  const words = useWords();
  const { zone } = usePlace();
  const { data: catalogue } = useCatalogue();
  const rows = useMemo(() => (catalogue ? metricRows(catalogue) : []), [catalogue]);
  const ids = useMemo(() => rows.map(({ metric }) => metric.id), [rows]);
  const total = useCells(ids, 'total');
  const month = useCells(ids, periodOn('month', dayIn(zone)));
  const [opened, setOpened] = useState<MetricRow>();
  const error = total.error ?? month.error;
  return (
    <>
      <h1>{words.t('admin.nav.metrics')}</h1>
      <Section title={words.t('admin.metrics')}>
        {error && (
          <Problem error={error} onRetry={() => void Promise.all([total.refetch(), month.refetch()])} />
        )}
        <Table<MetricRow>
          rowKey="id"
          className="metrics"
          columns={columns(words, total, month, setOpened)}
          dataSource={rows}
          loading={rows.length > 0 && (total.isLoading || month.isLoading)}
          pagination={false}
          scroll={{ x: 720 }}
          locale={{ emptyText: words.t('admin.metrics.none') }}
        />
      </Section>
      {opened && <MetricDrawer row={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
