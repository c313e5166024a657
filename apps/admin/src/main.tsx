import './admin.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { takeSetupCode } from './session/setup-code.js';

const setupCode = takeSetupCode(location, history);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App setupCode={setupCode} />
    </StrictMode>,
  );
}
