import type { ReactNode } from 'react';
import { LanguageSwitch } from '../frame/language-switch.js';
import { useWords } from '../language.js';

interface GateProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The screens before the page: a name, a title, one form. */
export function Gate({ title, children }: GateProps) {
  const { t } = useWords();
  return (
    <main className="gate">
      <div className="gate-head">
        <span className="brand">{t('admin.brand')}</span>
        <LanguageSwitch />
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
