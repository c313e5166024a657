import { Button, Empty, Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { asSchema, fieldsOf } from '../form/schema.js';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { useAsk } from '../server/queries.js';
import type { Row } from '../server/types.js';
import { useChoices } from './choices.js';
import { CommandMenu } from './command-menu.js';
import { ImportLink } from './import-link.js';
import { ExportMenu } from './export-menu.js';
import { isInstant, labelOf, valueText, type Reading } from './field-value.js';
import { Filters, filtersOf, inputOf, type Asked } from './filters.js';
import { commandsOf, commandsOfPage, queryOf, type PageOf } from './pages.js';
import { RecordDrawer } from './record-drawer.js';
import { Views } from './views.js';

const pageSize = 20;

/** One more than is shown is asked for: that tells whether there is a next page, which no list counts. */
function usePage({ mechanism, page }: PageOf, asked: Asked) {
  const { organisation } = usePlace();
  const query = queryOf(mechanism, page.list);
  const schema = asSchema(query?.input);
  const paged = fieldsOf(schema).some(([name]) => name === 'offset');
  const offset = Math.max(0, Number(asked['offset'] ?? 0) || 0);
  const input = { ...inputOf(schema, asked), ...(paged && { offset, limit: pageSize + 1 }) };
  const answer = useAsk<Row[]>(organisation, query?.name ?? '', input, {
    enabled: query !== undefined,
    keepPrevious: true,
  });
  const rows = answer.data ?? [];
  return {
    answer,
    query: query?.name,
    /** All rows are here: what is sorted here is sorted altogether. */
    isWhole: !paged || (offset === 0 && rows.length <= pageSize),
    schema,
    output: asSchema(query?.output),
    offset,
    rows: paged ? rows.slice(0, pageSize) : rows,
    more: paged && rows.length > pageSize,
  };
}

/** Numbers by their size, times by their order, all else as it reads. */
function compare(a: unknown, b: unknown, reading: Reading, field: string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string' && isInstant(a) && isInstant(b))
    return a < b ? -1 : Number(a > b);
  return valueText(field, a, reading).localeCompare(valueText(field, b, reading), reading.words.language);
}

function columnsOf(
  fields: readonly string[],
  reading: Reading,
  onOpen: (row: Row) => void,
  isWhole: boolean,
): TableColumnsType<Row> {
  return fields.map((field, index) => ({
    title: labelOf(field, reading),
    key: field,
    className: 'cell',
    ...(isWhole && { sorter: (a: Row, b: Row) => compare(a[field], b[field], reading, field) }),
    render: (_, row) => {
      const text = valueText(field, row[field], reading);
      // The first column opens the record: a button, so that a keyboard reaches it.
      return index > 0 ? (
        text
      ) : (
        <Button type="link" className="open" onClick={() => onOpen(row)}>
          {text}
        </Button>
      );
    },
  }));
}

const idOf = (row: Row): string => (typeof row['id'] === 'string' ? row['id'] : JSON.stringify(row));

/** A row as the list has it now: a command may have changed it since it was opened. */
const current = (opened: Row, rows: readonly Row[]): Row =>
  rows.find((row) => idOf(row) === idOf(opened)) ?? opened;

/** A contract's list: filters, rows, pager, what can be begun, and the record that was opened. */
export function RecordList({ of }: { readonly of: PageOf }) {
  const { mechanism, page } = of;
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const asked: Asked = Object.fromEntries(params);
  const { answer, query, schema, output, offset, rows, more, isWhole } = usePage(of, asked);
  const choices = useChoices(mechanism, [...filtersOf(schema).map(([name]) => name), ...page.columns]);
  const { zone } = usePlace();
  const reading: Reading = { words, contract: mechanism.contract, choices, zone };
  const [opened, setOpened] = useState<Row>();
  const ask = (change: Asked): void =>
    setParams(Object.entries({ ...asked, ...change }).filter(([, value]) => value !== '' && value !== '0'));
  const filtered = Object.keys(inputOf(schema, asked)).length > 0;
  return (
    <Section
      title={words.t(`${mechanism.contract}.page.${page.id}`)}
      aside={
        <Space wrap>
          <Views
            page={`${mechanism.contract}/${page.id}`}
            filters={Object.fromEntries(Object.entries(asked).filter(([name]) => name !== 'offset'))}
            onShow={(filters) => setParams({ ...filters })}
          />
          <ImportLink of={of} />
          {query && <ExportMenu query={query} input={inputOf(schema, asked)} columns={page.columns} />}
          <CommandMenu of={of} commands={commandsOfPage(commandsOf(of), output)} row={{}} primary />
        </Space>
      }
    >
      <Filters
        schema={schema}
        asked={asked}
        reading={reading}
        onAsk={(name, value) => ask({ [name]: value, offset: '' })}
      />
      {answer.error && <Problem error={answer.error} onRetry={() => void answer.refetch()} />}
      {!answer.error && (
        <Table<Row>
          rowKey={idOf}
          columns={columnsOf(page.columns, reading, setOpened, isWhole)}
          dataSource={rows}
          loading={answer.isPending || answer.isPlaceholderData}
          pagination={false}
          showSorterTooltip={false}
          scroll={{ x: 'max-content' }}
          locale={{
            emptyText: answer.data ? <Nothing filtered={filtered} onClear={() => setParams({})} /> : ' ',
          }}
        />
      )}
      <Pager offset={offset} shown={rows.length} more={more} onMove={(to) => ask({ offset: String(to) })} />
      {opened && <RecordDrawer of={of} row={current(opened, rows)} onClose={() => setOpened(undefined)} />}
    </Section>
  );
}

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const { t } = useWords();
  return (
    <Empty description={t(filtered ? 'admin.records.noneFiltered' : 'admin.records.empty')}>
      {filtered && <Button onClick={onClear}>{t('admin.filters.clear')}</Button>}
    </Empty>
  );
}

interface PagerProps {
  readonly offset: number;
  readonly shown: number;
  readonly more: boolean;
  readonly onMove: (offset: number) => void;
}

function Pager({ offset, shown, more, onMove }: PagerProps) {
  const { t } = useWords();
  if (offset === 0 && !more) return null;
  return (
    <Space className="pager">
      <Button disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - pageSize))}>
        {t('admin.pager.before')}
      </Button>
      <span aria-live="polite">{t('admin.pager.range', { from: offset + 1, to: offset + shown })}</span>
      <Button disabled={!more} onClick={() => onMove(offset + pageSize)}>
        {t('admin.pager.next')}
      </Button>
    </Space>
  );
}
