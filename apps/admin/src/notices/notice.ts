import type { Catalogue } from '@heli/protocol';
import { pagesOf, type PageOf } from '../records/pages.js';
import type { Row } from '../server/types.js';

/** A row of `core.notices`. */
export interface Notice {
  readonly id: string;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly subject: { readonly type: string; readonly id: string } | null;
  readonly urgency: 'normal' | 'urgent';
  readonly givenAt: string;
  readonly readAt: string | null;
}

export interface Notices {
  readonly unread: number;
  readonly notices: readonly Notice[];
}

/** The page that shows what a notice is about, and the row it opens: `coordination.case` is a `caseId` there. */
export function recordOf(
  catalogue: Catalogue | undefined,
  { subject, params }: Notice,
): { readonly of: PageOf; readonly row: Row } | undefined {
  const [contract, kind] = subject?.type.split('.') ?? [];
  if (!catalogue || !subject || kind === undefined) return undefined;
  const of = pagesOf(catalogue).find(
    ({ mechanism, page }) => mechanism.contract === contract && page.detail === `${kind}Detail`,
  );
  return of && { of, row: { ...params, id: subject.id, [`${kind}Id`]: subject.id } };
}
