import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The product's folder, from apps/server/dist or apps/server/src. */
export const root = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..', '..');

export const pages = { wall: join(root, 'apps/wall/dist'), admin: join(root, 'apps/admin/dist') };
