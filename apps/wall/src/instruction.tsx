import { words } from '@heli/client';
import { languages } from '@heli/sdk';
import { uiWords } from '@heli/ui';

export type Why = 'new' | 'code' | 'revoked' | 'unreachable';

/** A calm screen in both languages while the server can't be reached: never blank. */
export function Instruction() {
  return (
    <main className="setup" data-status="setup" data-why="unreachable">
      {languages.map((language) => {
        const { t } = words(language, uiWords);
        return (
          <section key={language} lang={language}>
            <h1>{t('ui.setup.title')}</h1>
            <p>{t('ui.setup.unreachable')}</p>
          </section>
        );
      })}
    </main>
  );
}
