import font from '@fontsource-variable/noto-sans-sc/package.json' with { type: 'json' };
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { shellPlugin } from './shell-plugin.js';
import { shortened } from './src/font-list.js';

const unused = /noto-sans-sc-(cyrillic|vietnamese|latin-ext|\[[45]\])-wght/;

/** The list of the font's pieces is longer than the wall's own code: leaves out scripts and signs no wall shows. */
const shortFontList: Plugin = {
  name: 'heli:short-font-list',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('noto-sans-sc/index.css')) return undefined;
    const pieces = code.split(/(?=\/\* noto)/).filter((piece) => !unused.test(piece));
    return shortened(pieces.join('').replace(/\/\*.*?\*\/|font-style: normal;|-variations/g, ''));
  },
};

/** The scales that a chart's axes ask Recharts for by name: the rest (time, colour, quantiles) would come with them. */
const fewScales: Plugin = {
  name: 'heli:few-scales',
  enforce: 'pre',
  transform: (_code, id) =>
    id.includes('victory-vendor/es/d3-scale.js')
      ? "export { scaleBand, scaleLinear, scalePoint } from 'd3-scale';"
      : undefined,
};

/** Served by the server under /wall/ with a Content-Security-Policy: nothing inline, nothing from elsewhere. */
export default defineConfig({
  base: '/wall/',
  plugins: [shortFontList, fewScales, react(), shellPlugin],
  resolve: { conditions: ['heli-source', ...defaultClientConditions] },
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      input: { index: 'index.html', shell: 'src/shell/worker.ts' },
      output: {
        // The worker's name stays: a browser asks for it anew by its address.
        entryFileNames: ({ name }) => (name === 'shell' ? 'shell.js' : 'assets/[name]-[hash].js'),
        // A hundred hashes don't compress; the font's version says the same.
        assetFileNames: ({ names: [name] }) =>
          name?.endsWith('.woff2')
            ? `assets/${font.version}/[name][extname]`
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
