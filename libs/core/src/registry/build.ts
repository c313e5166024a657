import { hash } from 'node:crypto';
import type { Registry } from './registry.js';

/** Changes whenever a page should be loaded anew: with the versions of all that draws it. */
export const buildOf = (registry: Registry): string =>
  hash(
    'sha256',
    JSON.stringify(registry.mechanisms.map((m) => [m.id, m.version, m.implements.version])),
  ).slice(0, 12);
