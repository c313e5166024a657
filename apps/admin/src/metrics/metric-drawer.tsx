import { periodOn, previousOf, stepsOf } from '@heli/protocol';
import { useQueries } from '@tanstack/react-query';
import { Drawer, Select, Table } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { Section } from '../parts/section.js';
import { dayIn } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { Behind } from './behind.js';
import { CellValue } from './cell-value.js';
import { cellOf, stemOf, type MetricRow } from './metric-rows.js';
import { useCells } from './use-cells.js';

const months = 12;

interface MetricDrawerProps {
  readonly row: MetricRow;
  readonly onClose: () => void;
}

/** Periods that are asked for most, by the house's calendar. */
function usePeriods(): { readonly value: string; readonly label: string }[] {
  const { t } = useWords();
  const today = dayIn(usePlace().zone);
  const month = periodOn('month', today);
  const periods = [
    ['total', 'total'],
    ['month', month],
    ['lastMonth', previousOf(month)],
    ['quarter', periodOn('quarter', today)],
    ['year', periodOn('year', today)],
  ] as const;
  return periods.flatMap(([name, value]) =>
    value === undefined ? [] : [{ value, label: t(`admin.period.${name}`, { period: value }) }],
  );
}

/** A number: what it means, how it went, and the records that it counts. */
export function MetricDrawer({ row, onClose }: MetricDrawerProps) {
  useReturnFocus();
  const { t } = useWords();
  const periods = usePeriods();
  const [period, setPeriod] = useState('total');
  const { metric } = row;
  const stem = stemOf(metric);
  const cells = useCells([metric.id], period);
  return (
    <Drawer open size={900} title={t(`${stem}.name`)} onClose={onClose} destroyOnHidden>
      <p>{t(`${stem}.description`)}</p>
      <p className="small">{t(`${stem}.formula`)}</p>
      <Section
        title={t('admin.metric.value')}
        aside={
          <Select
            aria-label={t('admin.metric.period')}
            value={period}
            onChange={setPeriod}
            options={periods}
            popupMatchSelectWidth={false}
          />
        }
      >
        {cells.error && <Problem error={cells.error} onRetry={() => void cells.refetch()} />}
        <CellValue cell={cellOf(cells.data, row)} metric={metric} />
      </Section>
      <Section title={t('admin.metric.behind')}>
        <Behind key={period} row={row} period={period} />
      </Section>
      <Months row={row} />
    </Drawer>
  );
}

/** The number in each of the last months. */
function Months({ row }: { readonly row: MetricRow }) {
  const { t } = useWords();
  const { server } = useDoors();
  const { organisation, zone } = usePlace();
  const steps = stepsOf('month', months, dayIn(zone));
  const answers = useQueries({
    queries: steps.map((step) => ({
      queryKey: ['cells', organisation, step, [row.metric.id]],
      queryFn: () => server.cells(organisation, [row.metric.id], step),
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  return (
    <Section title={t('admin.metric.trend')}>
      <Table
        rowKey="step"
        pagination={false}
        dataSource={steps.map((step, index) => ({ step, cell: cellOf(answers[index], row) })).reverse()}
        columns={[
          { title: t('admin.metric.month.name'), dataIndex: 'step' },
          {
            title: t('admin.metric.value'),
            key: 'value',
            render: (_, { cell }) => <CellValue cell={cell} metric={row.metric} />,
          },
        ]}
      />
    </Section>
  );
}
