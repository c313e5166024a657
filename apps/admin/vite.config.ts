import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const adopted = fileURLToPath(new URL('src/csp/adopted-styles.ts', import.meta.url));

/**
 * antd writes its styles into `<style>` elements, and its scroll lock does so even where a nonce is given. All of it
 * passes through one module of rc-util, and a copy of one function in the icons, so replacing those lets the page
 * live under `style-src 'self'`.
 */
const adoptedStyles: Plugin = {
  name: 'heli:adopted-styles',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/@rc-component/util/es/Dom/dynamicCSS.js')) return undefined;
    return `export * from ${JSON.stringify(adopted)};`;
  },
  transform(code, id) {
    if (!id.endsWith('/@ant-design/icons/es/cssUtils.js')) return undefined;
    const rest = code.replace('export function updateCSS', 'function replacedUpdateCSS');
    return `${rest}\nexport { updateCSS } from ${JSON.stringify(adopted)};`;
  },
};

/** The form library's helper for its own tests asks for the validator that this page must not have (`new Function`). */
const noCompiler: Plugin = {
  name: 'heli:no-compiler',
  enforce: 'pre',
  resolveId: (id) => (id === '@rjsf/validator-ajv8' ? `\0${id}` : undefined),
  load: (id) => (id === '\0@rjsf/validator-ajv8' ? 'export default undefined;' : undefined),
};

/** Served by the server under /admin/ with a Content-Security-Policy: nothing inline, nothing from elsewhere. */
export default defineConfig({
  base: '/admin/',
  plugins: [adoptedStyles, noCompiler, react()],
  resolve: { conditions: ['heli-source', ...defaultClientConditions] },
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // antd in one piece is larger than Vite's warning; it is cached once and for good.
    chunkSizeWarningLimit: 1_500,
  },
});
