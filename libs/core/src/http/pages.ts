import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { mayBeFramed } from './headers.js';

/** The page that administrators see in a frame: a wall, before it is published. */
const framed = 'wall';

/** Folders of built pages by the path they are served under. */
export type Pages = Readonly<Record<string, string>>;

/** Serves the pages that were built. A page says nothing of what the house holds, so everybody may have it. */
export function servePages(fastify: FastifyInstance, pages: Pages): void {
  fastify.get('/', { config: { access: 'public' } }, (_request, reply) => reply.redirect('/wall', 302));
  for (const [path, folder] of Object.entries(pages)) {
    if (!existsSync(join(folder, 'index.html'))) continue;
    void fastify.register((scope) => servePage(scope, path, folder));
  }
}

async function servePage(scope: FastifyInstance, path: string, folder: string): Promise<void> {
  scope.addHook('onRoute', (route) => void (route.config = { ...route.config, access: 'public' }));
  await scope.register(fastifyStatic, {
    root: folder,
    prefix: `/${path}/`,
    wildcard: false,
    index: false,
    // What the build names by its content never changes; all else is asked for anew.
    cacheControl: false,
    setHeaders: (reply, file) => {
      const named = file.includes('/assets/');
      void reply.header('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
      // A page's service worker may answer for the page itself, which has no slash at its end.
      if (file.endsWith('/shell.js')) void reply.header('Service-Worker-Allowed', `/${path}`);
    },
  });
  // A page has addresses of its own below its path; a file that is not there is not one of them.
  for (const route of [`/${path}`, `/${path}/`, `/${path}/*`]) {
    scope.get(route, (request, reply) => {
      if (/\.\w+$/.test(request.url.split('?')[0] ?? '')) {
        reply.callNotFound();
        return;
      }
      if (path === framed) mayBeFramed(reply);
      return reply.header('Cache-Control', 'no-cache').sendFile('index.html', folder);
    });
  }
}
