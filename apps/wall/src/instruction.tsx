import { words } from '@heli/client';
import { languages } from '@heli/sdk';
import { uiWords } from '@heli/ui';

export type Why = 'new' | 'code' | 'revoked' | 'unreachable';

/** A calm screen in both languages for whoever hung it up: what to do, never a form, never blank. */
export function Instruction({ why }: { readonly why: Why }) {
  return (
    <main className="setup" data-status="setup" data-why={why}>
      {languages.map((language) => {
        const { t } = words(language, uiWords);
        return (
          <section key={language} lang={language}>
            <h1>{t('ui.setup.title')}</h1>
            {why !== 'new' && <p className="why">{t(`ui.setup.${why}`)}</p>}
            {why !== 'unreachable' && <p>{t('ui.setup.how')}</p>}
          </section>
        );
      })}
    </main>
  );
}
