import { Button, Progress, Table } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useWords } from '../language.js';
import { Problem, sentenceOf } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { saveCsv } from './csv.js';
import type { ImportRow } from './rows.js';
import { useSending, type RowOutcome } from './sending.js';
import { UndoImport } from './undo-import.js';
import type { Target } from './use-target.js';

interface WrongRow {
  readonly key: string;
  readonly number: number;
  readonly field: string;
  readonly text: string;
  readonly why: string;
}

interface RowCheckProps {
  readonly target: Target;
  readonly rows: readonly ImportRow[];
  readonly label: (field: string) => string;
}

/** What is wrong, by our own reading and by the server's; then the trial, and then in earnest. */
export function RowCheck({ target, rows, label }: RowCheckProps) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const { progress, run, halt } = useSending(target.command.fullName);
  const [fault, setFault] = useState<unknown>();
  const good = rows.filter(({ faults }) => faults.length === 0);
  const refused = progress?.outcomes.filter(({ error }) => error !== undefined) ?? [];
  const wrong: WrongRow[] = [
    ...rows.flatMap(({ number, faults }) =>
      faults.map(({ field, fault: kind, text }, index) => ({
        ...{ key: `${String(number)} ${String(index)}`, number, text },
        field: field === undefined ? '' : label(field),
        why: t(`admin.import.wrong.${kind}`),
      })),
    ),
    ...refused.map(({ number, error }) => ({
      ...{ key: `${String(number)} refused`, number, field: '', text: '', why: sentenceOf(error, words) },
    })),
  ].sort((a, b) => a.number - b.number);
  const isTried = progress?.kind === 'try' && !progress.running && progress.outcomes.length === good.length;
  const isSent = progress?.kind === 'send' && !progress.running;
  const sent: RowOutcome[] = isSent ? progress.outcomes.filter(({ output }) => output !== undefined) : [];
  // What the trial refused is left out: it would be refused again.
  const taken = isTried ? good.filter(({ number }) => !refused.some((row) => row.number === number)) : good;
  const start = async (kind: 'try' | 'send'): Promise<void> => {
    setFault(undefined);
    try {
      await run(kind, kind === 'try' ? good : taken);
    } catch (error) {
      setFault(error);
    }
    if (kind === 'send') await client.invalidateQueries({ queryKey: ['ask'] });
  };
  const download = (): void =>
    saveCsv(t('admin.import.wrong.file'), [
      ['row', 'field', 'text', 'why'].map((name) => t(`admin.import.wrong.column.${name}`)),
      ...wrong.map(({ number, field, text, why }) => [String(number), field, text, why]),
    ]);
  return (
    <Section
      title={t('admin.import.rows')}
      aside={wrong.length > 0 && <Button onClick={download}>{t('admin.import.wrong.download')}</Button>}
    >
      <p role="status">
        {t('admin.import.rows.count', { good: good.length, wrong: rows.length - good.length })}
        {isTried && ` ${t('admin.import.tried', { taken: taken.length, refused: refused.length })}`}
        {isSent && ` ${t('admin.import.sent', { sent: sent.length, refused: refused.length })}`}
      </p>
      {fault !== undefined && <Problem error={fault} />}
      {progress?.running && (
        <Progress
          aria-label={t('admin.import.rows')}
          percent={Math.floor((100 * progress.outcomes.length) / Math.max(1, progress.of))}
        />
      )}
      <div className="buttons wrap after">
        {progress?.running ? (
          <Button onClick={halt}>{t('admin.import.halt')}</Button>
        ) : (
          !isSent && (
            <>
              <Button disabled={good.length === 0} onClick={() => void start('try')}>
                {t('admin.import.try')}
              </Button>
              <Button
                type="primary"
                disabled={!isTried || taken.length === 0}
                onClick={() => void start('send')}
              >
                {t('admin.import.send', { count: taken.length })}
              </Button>
            </>
          )
        )}
        {sent.length > 0 && <UndoImport target={target} sent={sent} />}
      </div>
      {wrong.length > 0 && (
        <Table<WrongRow>
          rowKey="key"
          dataSource={wrong}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('admin.import.wrong.column.row'), dataIndex: 'number' },
            { title: t('admin.import.wrong.column.field'), dataIndex: 'field' },
            { title: t('admin.import.wrong.column.text'), dataIndex: 'text', className: 'cell' },
            { title: t('admin.import.wrong.column.why'), dataIndex: 'why', className: 'cell' },
          ]}
        />
      )}
    </Section>
  );
}
