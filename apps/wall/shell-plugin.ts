import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const worker = 'shell.js';
const wanted = 'self.__WB_MANIFEST';

/** Tells the service worker what it has to keep: the page and every script and style, by name or by content. */
export const shellPlugin: Plugin = {
  name: 'heli:shell',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const shell = bundle[worker];
      if (shell?.type !== 'chunk') throw new Error('The wall was built without its service worker.');
      const entries = Object.values(bundle).flatMap((file) => {
        if (!/\.(js|css|html)$/.test(file.fileName) || file === shell) return [];
        const revision =
          file.type === 'asset' && file.fileName.endsWith('.html')
            ? createHash('sha256').update(file.source).digest('hex').slice(0, 16)
            : null;
        return [{ url: `/wall/${file.fileName}`, revision }];
      });
      if (!shell.code.includes(wanted)) throw new Error(`The service worker does not ask for ${wanted}.`);
      shell.code = shell.code.replace(wanted, JSON.stringify(entries));
    },
  },
};
