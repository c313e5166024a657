import type { ReadContext } from '@heli/sdk';
import { no } from './kit.js';

/** As the council makes them: ULIDs, or names of a few letters and digits in an installation of one's own. */
const form = /^[0-9A-Za-z][0-9A-Za-z_-]*$/;

/**
 * Whether a post can be one: posts are the council's, and here is the one place that asks about them.
 * @throws Refusal invalid where the id is none
 */
export function checkPost(_ctx: ReadContext, postId: string, field = 'postId'): Promise<void> {
  return form.test(postId) ? Promise.resolve() : Promise.reject(no('unknownPost', {}, field, 'invalid'));
}
