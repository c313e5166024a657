import '@heli/ui/styles.css';
import './setup.css';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { listenForFaults, noteCaught } from './report/report.js';
import { firstLanguage, overridesOf } from './overrides.js';

listenForFaults();
const asked = overridesOf(location.search);
document.documentElement.lang = firstLanguage(asked);
if (asked.theme) document.documentElement.dataset['theme'] = asked.theme;

const Preview = lazy(async () => ({ default: (await import('./preview/preview.js')).Preview }));

const root = document.getElementById('root');
if (root) {
  createRoot(root, { onCaughtError: noteCaught }).render(
    <StrictMode>
      {asked.preview ? (
        <Suspense fallback={null}>
          <Preview />
        </Suspense>
      ) : (
        <App asked={asked} />
      )}
    </StrictMode>,
  );
}
