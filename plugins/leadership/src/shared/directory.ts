import type { PostTitle } from '@heli/contracts/leadership';
import type { ReadContext } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';

interface Held {
  readonly unit?: string | null | undefined;
  readonly postTitle?: PostTitle | null | undefined;
}
export const postWord = (title: PostTitle): string => `leadership.postTitle.${title}`;

/** Whose it is, without naming a person: the unit's name, or the word of the post. */
export async function holderNames(
  ctx: ReadContext,
  held: readonly Held[],
): Promise<(one: Held | undefined) => string> {
  const nameOf = await unitNames(
    ctx,
    held.map(({ unit }) => unit),
  );
  return (one) => (one?.postTitle ? postWord(one.postTitle) : nameOf(one?.unit));
}
