import './admin.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';

import { keepCode } from './session/kept-codes.js';
import { takeCode } from './session/take-code.js';

const setupCode = takeCode('setup', location, history);
for (const errand of ['check-in', 'pair'] as const) keepCode(errand, takeCode(errand, location, history));
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App setupCode={setupCode} />
    </StrictMode>,
  );
}
