import { Button, Dropdown } from 'antd';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';

const formats = ['xlsx', 'csv'] as const;

interface ExportMenuProps {
  /** The list's query, in full. */
  readonly query: string;
  /** What it is asked now, but for the paging. */
  readonly input: object;
  readonly columns: readonly string[];
}

/** The list as it is filtered, as a file to keep. The house writes down that it left. */
export function ExportMenu({ query, input, columns }: ExportMenuProps) {
  const { t, language } = useWords();
  const { organisation } = usePlace();
  const addressOf = (format: string): string => {
    const asked = new URLSearchParams({
      ...{ input: JSON.stringify(input), columns: columns.join(','), format, language },
    });
    return `/api/${encodeURIComponent(organisation)}/exports/${query}?${asked.toString()}`;
  };
  const items = formats.map((format) => ({
    key: format,
    label: <a href={addressOf(format)}>{t(`admin.export.${format}`)}</a>,
  }));
  return (
    <Dropdown trigger={['click']} autoFocus menu={{ items }}>
      <Button aria-haspopup="menu">{t('admin.export')}</Button>
    </Dropdown>
  );
}
