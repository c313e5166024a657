import { Descriptions, Drawer, Skeleton } from 'antd';
import { asSchema, fieldsOf } from '../form/schema.js';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { usePlace } from '../place.js';
import { useAsk } from '../server/queries.js';
import type { Row } from '../server/types.js';
import { useChoices } from './choices.js';
import { CommandMenu } from './command-menu.js';
import { isUnnamed, labelOf, valueText, type Reading } from './field-value.js';
import { FileLinks, isFiles } from './file-links.js';
import { History, isHistory } from './history.js';
import { InnerRows, isInnerRows } from './inner-rows.js';
import { commandsOf, filledBy, queryOf, type PageOf } from './pages.js';

/** The record's own query, or the list's row where the contract has none. */
function useRecord({ mechanism, page }: PageOf, row: Row) {
  const { organisation } = usePlace();
  const query = page.detail === undefined ? undefined : queryOf(mechanism, page.detail);
  const input = Object.fromEntries(
    fieldsOf(asSchema(query?.input)).flatMap(([name]) =>
      row[name] === undefined ? [] : [[name, row[name]]],
    ),
  );
  const answer = useAsk<Row | null>(organisation, query?.name ?? '', input, { enabled: query !== undefined });
  return query ? answer : { data: row, error: null, isPending: false, refetch: () => Promise.resolve() };
}

interface DrawerProps {
  readonly of: PageOf;
  readonly row: Row;
  readonly onClose: () => void;
}

/** One record: what it says, what became of it, and what can be done. */
export function RecordDrawer({ of, row, onClose }: DrawerProps) {
  useReturnFocus();
  const { mechanism } = of;
  const words = useWords();
  const { t } = words;
  const { data, error, isPending, refetch } = useRecord(of, row);
  const choices = useChoices(mechanism, ['organisation', 'unitId', 'category']);
  const { zone } = usePlace();
  const reading: Reading = { words, contract: mechanism.contract, choices, zone };
  const commands = commandsOf(of).filter((command) => filledBy(command, row).length > 0);
  const title = [row['number'], row['title'] ?? row['name']]
    .filter((part) => typeof part === 'string')
    .join(' ');
  return (
    <Drawer
      open
      size={720}
      title={title === '' ? t('admin.record') : title}
      extra={<CommandMenu of={of} commands={commands} row={row} />}
      onClose={onClose}
    >
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active />}
      {data === null && <p>{t('admin.record.gone')}</p>}
      {data && <Facts record={data} reading={reading} />}
    </Drawer>
  );
}

/** What is worth a line: no history and no rows, which have places of their own, no ids that say nothing, nothing empty. */
const isPlain = ([field, value]: [string, unknown], reading: Reading): boolean =>
  value !== null &&
  value !== '' &&
  !isHistory(value) &&
  !isInnerRows(value) &&
  !isUnnamed(field, value, reading);

function Facts({ record, reading }: { readonly record: Row; readonly reading: Reading }) {
  const entries = Object.entries(record);
  const text = (field: string): string => valueText(field, record[field], reading);
  // `categoryId` beside a `category` that reads the same would only be said twice.
  const isTwice = ([field]: [string, unknown]): boolean => {
    const shorter = field.replace(/Id$/, '');
    return shorter !== field && record[shorter] !== undefined && text(shorter) === text(field);
  };
  const items = entries
    .filter((entry) => isPlain(entry, reading) && !isTwice(entry))
    .map(([field, value]) => ({
      key: field,
      label: labelOf(field, reading),
      children: isFiles(value) ? <FileLinks files={value} /> : text(field),
    }));
  return (
    <>
      <Descriptions
        className="facts-list"
        items={items}
        column={{ xs: 1, md: 2 }}
        colon={false}
        size="small"
      />
      {entries.map(([field, value]) =>
        isInnerRows(value) ? (
          <InnerRows key={field} title={labelOf(field, reading)} rows={value} reading={reading} />
        ) : isHistory(value) ? (
          <History key={field} title={labelOf(field, reading)} facts={value} reading={reading} />
        ) : null,
      )}
    </>
  );
}
