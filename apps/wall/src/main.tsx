import '@heli/ui/styles.css';
import './setup.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { listenForFaults } from './report/report.js';
import { firstLanguage, overridesOf } from './overrides.js';

listenForFaults();
const asked = overridesOf(location.search);
document.documentElement.lang = firstLanguage(asked);
if (asked.theme) document.documentElement.dataset['theme'] = asked.theme;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App asked={asked} />
    </StrictMode>,
  );
}
