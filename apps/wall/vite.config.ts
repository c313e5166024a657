import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Served by the server under /wall/ with a Content-Security-Policy: nothing inline, nothing from elsewhere. */
export default defineConfig({
  base: '/wall/',
  plugins: [react()],
  resolve: { conditions: ['heli-source', ...defaultClientConditions] },
  build: { target: 'es2024', assetsInlineLimit: 0, modulePreload: { polyfill: false }, sourcemap: false },
});
