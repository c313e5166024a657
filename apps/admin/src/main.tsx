import './admin.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { keepCheckInCode } from './meeting/check-in-code.js';
import { takeCode } from './session/take-code.js';

const setupCode = takeCode('setup', location, history);
keepCheckInCode(takeCode('check-in', location, history));
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App setupCode={setupCode} />
    </StrictMode>,
  );
}
