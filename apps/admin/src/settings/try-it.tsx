import { useQueries } from '@tanstack/react-query';
import { Spin, Table } from 'antd';
import type { MechanismEntry } from '@heli/protocol';
import { asSchema } from '../form/schema.js';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useChoices } from '../records/choices.js';
import { labelOf, valueText, type Reading } from '../records/field-value.js';
import { useDoors } from '../server/context.js';
import { useRights } from '../server/may.js';
import type { Row } from '../server/types.js';
import { textOf } from './changes.js';

interface Told {
  readonly key: string;
  readonly side: 'before' | 'after';
  readonly row: Row;
}

/** Rows that only one of two answers has, those of now first. */
export function differingRows(now: readonly Row[], then: readonly Row[]): Told[] {
  const [inNow, inThen] = [new Set(now.map(textOf)), new Set(then.map(textOf))];
  const told = (side: Told['side'], rows: readonly Row[], others: ReadonlySet<string>): Told[] =>
    rows
      .filter((row) => !others.has(textOf(row)))
      .map((row, index) => ({ key: `${side} ${String(index)} ${textOf(row)}`, side, row }));
  return [...told('before', now, inThen), ...told('after', then, inNow)];
}

const rowsOf = (answer: unknown): Row[] =>
  Array.isArray(answer) ? (answer as Row[]) : typeof answer === 'object' && answer ? [answer as Row] : [];

/** What became of one query asked twice. */
interface Trial {
  readonly query: string;
  readonly rows: readonly Told[];
  readonly error: Error | null;
  readonly waiting: boolean;
}

/** Each query asked under the settings in force and under the draft. */
function useTrials(queries: readonly string[], savedAt: string): readonly Trial[] {
  const { organisation } = usePlace();
  const { server } = useDoors();
  return useQueries({
    queries: queries.map((query) => ({
      // Moves with the draft, so that a later one is asked under anew.
      queryKey: ['ask', organisation, 'tried', query, savedAt],
      queryFn: async () => {
        const [now, then] = await Promise.all([
          server.ask<unknown>(organisation, query),
          server.askUnderDraft<unknown>(organisation, query),
        ]);
        return differingRows(rowsOf(now), rowsOf(then));
      },
    })),
    combine: (results) =>
      results.map(({ data = [], error, isPending }, index) => ({
        ...{ query: queries[index] ?? '', rows: data, error, waiting: isPending },
      })),
  });
}

interface DifferenceProps {
  readonly mechanism: MechanismEntry;
  readonly trial: Trial;
}

/** Rows of one list as they are and as they would be. */
function Difference({ mechanism, trial: { query, rows, error } }: DifferenceProps) {
  const words = useWords();
  const { t } = words;
  const { zone } = usePlace();
  const fields = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))].filter(
    (field) => words.find(`${mechanism.contract}.field.${field}`) !== undefined,
  );
  const choices = useChoices(mechanism, fields);
  const reading: Reading = { words, contract: mechanism.contract, choices, zone };
  return (
    <>
      <h3>{t(query.replace('.', '.query.'))}</h3>
      {error && <Problem error={error} />}
      <Table<Told>
        rowKey="key"
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        columns={[
          {
            title: t('admin.settings.try.when'),
            key: 'side',
            render: (_, { side }) => t(`admin.settings.${side}`),
          },
          ...fields.map((field) => ({
            title: labelOf(field, reading),
            key: field,
            className: 'cell',
            render: (_: unknown, { row }: Told) => valueText(field, row[field], reading),
          })),
        ]}
      />
    </>
  );
}

interface TryItProps {
  readonly mechanism: MechanismEntry;
  readonly tried: readonly string[];
  readonly savedAt: string;
}

/** What lists and walls would show if the draft were in force; nothing is changed by looking. */
export function TryIt({ mechanism, tried, savedAt }: TryItProps) {
  const { t, language } = useWords();
  const { may } = useRights();
  const asked = tried.filter((query) => may(query) && takesNothing(mechanism, query));
  const trials = useTrials(asked, savedAt);
  if (asked.length === 0) return <p>{t('admin.settings.try.nothing')}</p>;
  if (trials.some(({ waiting }) => waiting)) return <Spin className="waiting" />;
  const told = trials.filter(({ rows, error }) => rows.length > 0 || error);
  const same = trials.filter((trial) => !told.includes(trial)).map(({ query }) => query);
  const lists = same.map((query) => t(query.replace('.', '.query.'))).join(language === 'en' ? ', ' : '、');
  return (
    <div role="status">
      {told.map((trial) => (
        <Difference key={trial.query} mechanism={mechanism} trial={trial} />
      ))}
      {same.length > 0 && <p>{t('admin.settings.try.same', { lists })}</p>}
    </div>
  );
}

const takesNothing = ({ queries }: MechanismEntry, query: string): boolean =>
  (asSchema(queries.find(({ name }) => name === query)?.input).required ?? []).length === 0;
