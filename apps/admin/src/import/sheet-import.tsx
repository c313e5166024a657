import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Select, Upload } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { ColumnMapping } from './column-mapping.js';
import { saveCsv } from './csv.js';
import { guessed, importable, namesIn, rowsFor, type Mapping } from './rows.js';
import { RowCheck } from './row-check.js';
import type { ReadSheet } from './sheet.js';
import { useReading, type Target } from './use-target.js';

const accepted = '.xlsx,.csv,.txt';

/** A file that was opened, with the sheet to read and its columns' fields. */
interface Opened {
  readonly file: string;
  readonly sheets: readonly ReadSheet[];
}

/** Where one begins: the sheet that somebody can see. */
const firstOf = (sheets: readonly ReadSheet[]): number =>
  Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  );

export function SheetImport({ target }: { readonly target: Target }) {
  const { t } = useWords();
  const { organisation } = usePlace();
  const { server } = useDoors();
  const { labels, label, reading } = useReading(target);
  const [at, setAt] = useState(0);
  const [own, setOwn] = useState<Mapping>({});
  const opening = useMutation({
    mutationFn: async (file: File): Promise<Opened> => {
      const { sheets } = await server.readSheet(organisation, file);
      setAt(firstOf(sheets));
      setOwn({});
      return { file: file.name, sheets };
    },
  });
  const { schema } = target.command;
  const fields = importable(schema).map(([name]) => name);
  const sheet = opening.data?.sheets[at];
  const columns = sheet ? namesIn(sheet.rows) : [];
  const mapping = { ...guessed(columns, labels), ...own };
  const rows = sheet ? rowsFor({ rows: sheet.rows, mapping, schema, reading }) : [];
  const template = (): void =>
    saveCsv(`${t(`${target.of.mechanism.contract}.page.${target.of.page.id}`)}.csv`, [fields.map(label)]);
  return (
    <>
      <Section title={t('admin.import.file')}>
        <p>{t('admin.import.file.help')}</p>
        <div className="buttons wrap">
          <Upload
            accept={accepted}
            showUploadList={false}
            beforeUpload={(file) => {
              opening.mutate(file);
              return false;
            }}
          >
            <Button type="primary" loading={opening.isPending}>
              {t('admin.import.choose')}
            </Button>
          </Upload>
          <Button onClick={template}>{t('admin.import.template')}</Button>
        </div>
        {opening.error && <Problem error={opening.error} />}
        {opening.data && (
          <p role="status">{t('admin.import.opened', { file: opening.data.file, rows: rows.length })}</p>
        )}
        {opening.data && opening.data.sheets.length > 1 && (
          <Select
            aria-label={t('admin.import.sheet')}
            value={at}
            onChange={setAt}
            popupMatchSelectWidth={false}
            options={opening.data.sheets.map(({ name, hidden }, index) => ({
              value: index,
              label: hidden ? t('admin.import.hidden', { name }) : name,
            }))}
          />
        )}
        {sheet?.more && <Alert type="warning" showIcon title={t('admin.import.more')} />}
      </Section>
      {sheet && (
        <ColumnMapping
          target={target}
          columns={columns}
          mapping={mapping}
          label={label}
          onChange={(change) => setOwn({ ...own, ...change })}
        />
      )}
      {sheet && (
        <RowCheck
          key={`${String(at)} ${JSON.stringify(mapping)} ${opening.data?.file ?? ''}`}
          target={target}
          rows={rows}
          label={label}
        />
      )}
    </>
  );
}
