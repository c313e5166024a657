import type { Words } from '@heli/client';
import { periodOn, type Cell } from '@heli/protocol';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { dayIn } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { useCatalogue } from '../server/queries.js';
import { CellValue } from './cell-value.js';
import { cellOf, keyStem, metricRows, stemOf, type MetricRow } from './metric-rows.js';

/** The server answers for so many metrics at a time. */
const mostAtOnce = 100;

function useCells(rows: readonly MetricRow[], period: string): UseQueryResult<Cell[]> {
  const { server } = useDoors();
  const { organisation, organisations } = usePlace();
  const ids = rows.map(({ metric }) => metric.id);
  return useQuery({
    queryKey: ['cells', organisation, period, ids],
    queryFn: async () => {
      const parts = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, i) =>
        server.cells(organisation, ids.slice(i * mostAtOnce, (i + 1) * mostAtOnce), period),
      );
      return (await Promise.all(parts)).flat();
    },
    // Numbers belong to organisations: where there are none, there is nothing to ask.
    enabled: ids.length > 0 && organisations.length > 0,
    refetchInterval: 15_000,
    retry: false,
  });
}

function Name({ row }: { readonly row: MetricRow }) {
  const words = useWords();
  const { metric, mechanism, key } = row;
  if (key !== '') {
    const stem = keyStem(mechanism, metric.keys ?? [], words);
    return <div className="metric-name">{stem === undefined ? key : words.t(`${stem}${key}`)}</div>;
  }
  return (
    <div className="metric-name">
      <strong>{words.t(`${stemOf(metric)}.name`)}</strong>
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

function columns({ t }: Words, total: Answer, month: Answer): TableColumnsType<MetricRow> {
  const value = (title: string, { data }: Answer): TableColumnsType<MetricRow>[number] => ({
    title,
    key: title,
    width: 170,
    render: (_, row) => !row.children && <CellValue cell={cellOf(data, row)} metric={row.metric} />,
  });
  return [
    { title: t('admin.metric'), key: 'name', render: (_, row) => <Name row={row} /> },
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
  const total = useCells(rows, 'total');
  const month = useCells(rows, periodOn('month', dayIn(zone)));
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
          columns={columns(words, total, month)}
          dataSource={rows}
          loading={rows.length > 0 && (total.isLoading || month.isLoading)}
          pagination={false}
          scroll={{ x: 720 }}
          locale={{ emptyText: words.t('admin.metrics.none') }}
        />
      </Section>
    </>
  );
}
