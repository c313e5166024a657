import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  matchPrecache,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkOnly, StaleWhileRevalidate } from 'workbox-strategies';

/**
 * The wall's shell on the device (docs/decisions/0030): with the server off, a reboot still finds the page and what it is
 * made of, and the page finds its last numbers in its own memory. Numbers never go through here.
 */
declare const self: {
  /** Written in by the build: every script and style of the page, and the page. */
  readonly __WB_MANIFEST: PrecacheEntry[];
  skipWaiting(): Promise<void>;
};
const page = '/wall/index.html';
/** A server that answers nothing within this time is away for a page that has to stand. */
const networkTimeoutSeconds = 4;

// The server's page goes before the kept one, so that a newer build is never held back by an older shell.
const kept = { handlerDidError: async () => matchPrecache(page) };
registerRoute(new NavigationRoute(new NetworkOnly({ networkTimeoutSeconds, plugins: [kept] })));
// Pieces of the font are kept as they are used; their names hold the font's version.
registerRoute(({ url }) => url.pathname.endsWith('.woff2'), new CacheFirst({ cacheName: 'heli-fonts' }));
// What plugins draw with has its hash in its address too.
registerRoute(
  ({ url }) => url.pathname.startsWith('/plugins/'),
  new CacheFirst({ cacheName: 'heli-plugins' }),
);
registerRoute(
  ({ url }) => url.pathname.startsWith('/wall/shared/'),
  new StaleWhileRevalidate({ cacheName: 'heli-plugins' }),
);
precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: '', cleanURLs: false });
cleanupOutdatedCaches();
void self.skipWaiting();
clientsClaim();
