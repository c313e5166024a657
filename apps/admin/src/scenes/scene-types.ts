import type { SceneTile } from '@heli/protocol';
import type { Layout } from './layout.js';

/** A row of `core.scenes`. */
export interface SceneRow {
  readonly sceneId: string;
  readonly organisation: string;
  readonly draft: Layout | null;
  readonly published: Layout | null;
  readonly publishedAt: string | null;
}

export const kinds: readonly SceneTile['kind'][] = ['number', 'trend', 'gauge', 'declared'];
