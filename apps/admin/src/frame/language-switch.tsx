import { Segmented } from 'antd';
import { useSwitchLanguage, useWords } from '../language.js';
import type { Language } from '../server/types.js';

/** Each language is named in itself, so that whoever needs it finds it. */
const options: { label: string; value: Language }[] = [
  { label: '中文', value: 'zh-CN' },
  { label: 'English', value: 'en' },
];

export function LanguageSwitch() {
  const { language, t } = useWords();
  const change = useSwitchLanguage();
  return (
    <Segmented<Language>
      aria-label={t('admin.language')}
      name="language"
      options={options}
      value={language}
      onChange={change}
    />
  );
}
