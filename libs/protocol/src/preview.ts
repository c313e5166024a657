import type { DisplayInfo } from './catalogue.js';
import type { Watch } from './live.js';

/** Between a page of the administration and the wall's page in its frame: that it listens, and what to show. */
export const previewMessages = { ready: 'heli.preview.ready', show: 'heli.preview.show' } as const;

/** What the wall's page in a frame is to show, by the session of whoever looks. */
export interface PreviewShow {
  readonly type: typeof previewMessages.show;
  /** The wall it is to be, which is no device. */
  readonly display: DisplayInfo;
  /** The one scene to show. */
  readonly scene: string;
  /** The mechanism whose draft of settings is tried, and when it was saved. */
  readonly draft?: Watch['draft'];
}
